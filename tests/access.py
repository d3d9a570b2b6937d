"""Who may ask for what: every address of the site, in one table, which docs/addresses.md repeats in words."""

from dataclasses import dataclass

LET_IN, SIGN_IN, SIGN_UP, HIDDEN = "let in", "sent to sign in", "sent to sign up", "told it is not there"

#: For each kind of address, what a stranger, a wrong member and the right one are answered.
ANSWERS: dict[str, tuple[str, str, str]] = {
    "everybody": (LET_IN, LET_IN, LET_IN),
    "members": (SIGN_IN, LET_IN, LET_IN),
    "members, by signing up": (SIGN_UP, LET_IN, LET_IN),
    "members, and nobody knows": (HIDDEN, LET_IN, LET_IN),
    "its owner": (SIGN_IN, HIDDEN, LET_IN),
    "those going": (HIDDEN, HIDDEN, LET_IN),
    "organisers": (SIGN_IN, HIDDEN, LET_IN),
    "moderators, of what is theirs": (SIGN_IN, LET_IN, LET_IN),
    "admins": (SIGN_IN, HIDDEN, LET_IN),
    "whoever is at this machine": (LET_IN, LET_IN, LET_IN),
}


@dataclass(frozen=True)
class Address:
    """One thing to ask for: how, which view answers, an example of the address, and for whom it is."""

    method: str
    endpoint: str
    path: str
    who: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.method} {self.endpoint}"


def _read(table: str) -> tuple[Address, ...]:
    lines = (line.split(maxsplit=3) for line in table.strip().splitlines())
    return tuple(Address(*words) for words in lines)


ADDRESSES = _read("""
GET  pages.home                 /                                        everybody
GET  pages.about                /about                                   everybody
GET  pages.accessibility        /accessibility                           everybody
GET  pages.conduct              /conduct                                 everybody
GET  pages.credits_             /credits                                 everybody
GET  pages.help_                /help                                    everybody
GET  pages.privacy              /privacy                                 everybody
GET  operation.change_password  /.well-known/change-password             everybody
GET  operation.security         /.well-known/security.txt                everybody
GET  operation.favicon          /favicon.ico                             everybody
GET  operation.healthz          /healthz                                 everybody
GET  operation.readyz           /readyz                                  everybody
GET  operation.robots           /robots.txt                              everybody
GET  operation.sitemap_         /sitemap.xml                             everybody
POST operation.csp_report       /csp-report                              everybody
GET  cities.index               /cities?q=lis                            everybody
POST members.wish               /cities/{city}/wish                      members
GET  chapters.index             /chapters                                everybody
GET  chapters.show              /chapters/lisbon                         everybody
GET  chapters.calendar          /chapters/lisbon/calendar.ics            everybody
POST members.make_home          /chapters/lisbon/home                    members
POST members.leave_home         /chapters/lisbon/home/withdrawal         members
POST members.follow             /chapters/lisbon/follow                  members
POST members.unfollow           /chapters/lisbon/follow/withdrawal       members
GET  listing.index              /events                                  everybody
GET  events.show                /events/{event}                          everybody
GET  events.calendar            /events/{event}.ics                      everybody
GET  events.card                /events/{event}/card.png                 everybody
POST conversations.create       /events/{event}/comments                 members
GET  announcements.show         /announcements/{announcement}            its owner
POST announcements.take_back    /announcements/{announcement}/withdrawal organisers
GET  announcements.index        /organise/lisbon/announcements           organisers
GET  announce.new_to_chapter /organise/lisbon/announcements/new     organisers
POST announce.tell_chapter /organise/lisbon/announcements/new       organisers
GET  announce.new_to_event /organise/events/{event}/announcements/new organisers
POST announce.tell_event   /organise/events/{event}/announcements/new organisers
POST announce.tell_now     /organise/events/{event}/announcements/now organisers
POST chores.take                /events/{event}/jobs/{chore}/promise     members
POST chores.give_back           /events/{event}/jobs/{chore}/promise/withdrawal members
GET  chores.edit                /organise/events/{event}/jobs            organisers
POST chores.update              /organise/events/{event}/jobs            organisers
GET  photos.index               /events/{event}/photos                   everybody
POST photos.create              /events/{event}/photos                   its owner
POST photos.describe            /events/{event}/photos/descriptions      its owner
GET  photos.picture             /events/{event}/photos/{photo}.webp      those going
POST photo.show                 /events/{event}/photos/{photo}/publication organisers
POST photo.keep_back            /events/{event}/photos/{photo}/publication/withdrawal organisers
POST photo.take_down            /events/{event}/photos/{photo}/objection its owner
POST photo.put_back             /events/{event}/photos/{photo}/objection/withdrawal its owner
POST photo.delete               /events/{event}/photos/{photo}/deletion  its owner
GET  programme.edit             /events/{event}/programme                organisers
POST programme.update           /events/{event}/programme                organisers
POST welcoming.update           /events/{event}/greeter                  members
GET  meeting.index              /events/{been}/met                       its owner
POST meeting.create             /events/{been}/met                       its owner
POST meeting.show_face          /events/{been}/met/face                  its owner
POST greetings.create           /events/{event}/greeting                 members
POST rsvps.create               /events/{event}/rsvp                     members, by signing up
POST offers.answer               /events/{event}/rsvp/fewer               members
POST confirmations.create       /events/{event}/rsvp/confirmation        members
GET  rsvps.show                 /events/{event}/rsvp                     members
POST rsvps.withdraw             /events/{event}/rsvp/withdrawal          members
GET  series.show                /series/{series}                         everybody
GET  series.calendar            /series/{series}/calendar.ics            everybody
POST standing.create            /series/{series}/rsvp                    members, by signing up
POST standing.withdraw          /series/{series}/rsvp/withdrawal         members
GET  faces.index                /events/{event}/faces                    those going
POST faces.update               /events/{event}/faces                    those going
GET  rsvps.index                /events/{event}/attendees                those going
GET  rescheduling.edit              /events/{event}/edit                     organisers
POST rescheduling.update            /events/{event}/edit                     organisers
GET  rescheduling.move              /events/{event}/schedule                 organisers
POST rescheduling.reschedule        /events/{event}/schedule                 organisers
POST asked.answer                   /events/{event}/rsvp/again               members
GET  rescheduling.ask               /events/{event}/cancellation             organisers
POST rescheduling.cancel            /events/{event}/cancellation             organisers
GET  organise.show              /organise/lisbon                         organisers
GET  organise.new               /organise/lisbon/events/new              organisers
POST organise.create            /organise/lisbon/events/new              organisers
POST confirming.create          /organise/lisbon/confirmation            organisers
POST drafts.delete              /organise/lisbon/drafts/{draft}/deletion organisers
GET  organise_page.edit         /organise/lisbon/page                    organisers
POST organise_page.update       /organise/lisbon/page                    organisers
GET  team.show                  /organise/lisbon/team                    organisers
POST team.create                /organise/lisbon/team                    organisers
POST team.withdraw              /organise/lisbon/team/{lead}/withdrawal  organisers
GET  organise_page.new_venue    /organise/lisbon/venues/new              organisers
POST organise_page.add_venue    /organise/lisbon/venues/new              organisers
GET  organise_page.venue        /organise/lisbon/venues/{venue}          organisers
POST organise_page.update_venue /organise/lisbon/venues/{venue}          organisers
GET  organise_attendees.index   /organise/events/{event}/attendees       organisers
POST decisions.create           /organise/events/{event}/decisions       organisers
GET  organise_attendees.export  /organise/events/{event}/attendees.csv   organisers
GET  door.show                  /organise/events/{event}/door            organisers
GET  door.badges                /organise/events/{event}/badges          organisers
GET  door_code.show             /events/{event}/ticket                   its owner
GET  door_code.picture          /events/{event}/ticket.svg               its owner
GET  door_code.open_            /door/{code}                             organisers
POST door_code.press            /door/{code}                             organisers
GET  attendance.show            /events/{event}/attendance               its owner
POST attendance.create          /events/{event}/attendance               its owner
POST attendance.thank           /events/{event}/thanks                   its owner
GET  door.index                 /organise/events/{event}/check-ins       organisers
POST door.create                /organise/events/{event}/check-ins       organisers
GET  blog.index                 /blog                                    everybody
GET  blog.archive               /blog/archive                            everybody
GET  blog.month                 /blog/archive/2026/10                    everybody
GET  blog.labelled              /blog/labels/craft                       everybody
GET  blog.authored              /blog/authors/{member}                   everybody
GET  blog.of_chapter            /chapters/lisbon/blog                    everybody
GET  blog.random                /blog/random                             everybody
GET  blog_feeds.of_all          /blog/feed.atom                          everybody
GET  blog_feeds.of_label        /blog/labels/craft/feed.atom             everybody
GET  blog_feeds.of_author       /blog/authors/{member}/feed.atom         everybody
GET  blog_feeds.of_chapter      /chapters/lisbon/blog/feed.atom          everybody
GET  post.show                  /blog/{post}                             everybody
GET  post.card                  /blog/{post}/card.png                    everybody
POST post.comment               /blog/{post}/comments                    members
GET  authoring.index            /blog/drafts                             members
GET  authoring.new              /blog/new                                members
POST authoring.create           /blog/new                                members
GET  authoring.edit             /blog/{post}/edit                        organisers
POST authoring.update           /blog/{post}/edit                        organisers
GET  publication.show           /blog/{post}/publication                 organisers
POST publication.create         /blog/{post}/publication                 organisers
POST publication.withdraw       /blog/{post}/publication/withdrawal      organisers
POST publication.delete         /blog/{post}/deletion                    organisers
GET  comments.show              /comments/{comment}                      everybody
GET  comments.edit              /comments/{comment}/edit                 its owner
POST comments.edit              /comments/{comment}/edit                 its owner
GET  comments.removal           /comments/{comment}/removal              its owner
POST comments.removal           /comments/{comment}/removal              its owner
GET  comments.report            /comments/{comment}/report               members
POST comments.report            /comments/{comment}/report               members
POST comments.thank             /comments/{comment}/thanks               members
POST comments.unthank           /comments/{comment}/thanks/withdrawal    members
POST closing.create             /threads/{thread}/closing                organisers
POST closing.withdraw           /threads/{thread}/closing/withdrawal     organisers
POST comments.mute              /threads/{thread}/mute                   members
POST comments.unmute            /threads/{thread}/mute/withdrawal        members
GET  stopping.show              {mute}                                   everybody
POST stopping.create            {mute}                                   everybody
GET  organise_comments.index    /organise/comments                       moderators, of what is theirs
GET  organise_comments.decided  /organise/comments/decided               moderators, of what is theirs
POST organise_comments.decide   /organise/comments/decisions             moderators, of what is theirs
GET  organise_comments.show     /organise/comments/{comment}             organisers
GET  site_team.show             /admin/team                              admins
POST site_team.create           /admin/team                              admins
POST site_team.withdraw         /admin/team/{admin}/editor/withdrawal    admins
GET  organise_comments.watched  /organise/comments/watched               admins
POST organise_comments.watched  /organise/comments/watched               admins
POST organise_comments.unwatch  /organise/comments/watched/1/withdrawal  admins
GET  sign_up.new                /sign-up                                 everybody
POST sign_up.create             /sign-up                                 everybody
GET  sign_in.show               /sign-in                                 everybody
POST sign_in.create             /sign-in                                 everybody
GET  sign_in.link               /sign-in/link                            everybody
POST sign_in.press              /sign-in/link                            everybody
POST sign_in.destroy            /sign-out                                everybody
GET  coffee.new                 /chapters/lisbon/coffee                  members
POST coffee.create              /chapters/lisbon/coffee                  members
POST coffee.withdraw            /chapters/lisbon/coffee/withdrawal       members
POST organise_coffee.accept     /organise/coffee/{note}/event            organisers
POST organise_coffee.decline    /organise/coffee/{note}/refusal          organisers
GET  tables.new                 /chapters/lisbon/table                   members
POST tables.create              /chapters/lisbon/table                   members
POST tables.withdraw            /chapters/lisbon/table/withdrawal        members
POST organise_tables.accept     /organise/tables/{table}/event           organisers
POST organise_tables.decline    /organise/tables/{table}/refusal         organisers
GET  passport.show              /passport                                members
POST passport.update            /passport                                members
GET  passport.as_json           /passport.json                           members
GET  passport.as_csv            /passport.csv                            members
POST makeups.create             /passport/make-ups                       members
POST makeups.withdraw           /passport/make-ups/{event}/withdrawal    members
GET  members.me                 /me                                      members
GET  asked.index                /me/asked                                members
POST asked.keep                 /me/asked                                members
GET  met.index                  /me/met                                  members
GET  met.all_cards              /me/met.vcf                              its owner
GET  met.card                   /me/met/{friend}.vcf                     its owner
POST met.share                  /me/met/{friend}/contact                 its owner
POST met.withdraw               /me/met/{friend}/withdrawal              its owner
GET  rsvps.mine                 /me/events                               members
GET  settings.index             /me/settings                             everybody
GET  settings.profile           /me/settings/profile                     members
POST settings.describe          /me/settings/profile                     members
GET  settings.account           /me/settings/account                     members
POST settings.mail              /me/settings/mail                        members
GET  blocking.index             /me/settings/blocks                      members
POST blocking.create            /me/settings/blocks                      members
POST blocking.withdraw          /me/settings/blocks/withdrawal           members
GET  settings.password          /me/settings/password                    members
POST settings.password          /me/settings/password                    members
POST settings.end_session       /me/settings/sessions/{session}/withdrawal  its owner
GET  subscribing.calendar       /calendar/{calendar}.ics                 everybody
GET  subscribing.show           /me/settings/calendar                    members
POST subscribing.create         /me/settings/calendar                    members
POST subscribing.withdraw       /me/settings/calendar/withdrawal         members
GET  settings.farewell          /me/deletion                             members
POST settings.delete            /me/deletion                             members
GET  members.show               /members/{member}                        members, and nobody knows
GET  media.show                 /media/{picture}.webp                    members, and nobody knows
GET  unsubscribe.show           {stop}                                   everybody
POST unsubscribe.create         {stop}                                   everybody
GET  trips.index                /trips                                   members
GET  trips.new                  /trips/new                               members
POST trips.create               /trips/new                               members
GET  trips.show                 /trips/{trip}                            its owner
POST trips.update               /trips/{trip}                            its owner
GET  trips.edit                 /trips/{trip}/edit                       its owner
POST trips.withdraw             /trips/{trip}/withdrawal                 its owner
POST stay.absence               /trips/{trip}/absence                    its owner
POST stay.places                /trips/{trip}/places                     its owner
GET  stay.calendar              /trips/{trip}.ics                        its owner
GET  stop_trip.show             {stop_trip}                              everybody
POST stop_trip.create           {stop_trip}                              everybody
GET  mail.index                 /mailbox                                 whoever is at this machine
GET  mail.show                  /mailbox/{message}                       whoever is at this machine
GET  mail.html                  /mailbox/{message}/html                  whoever is at this machine
GET  mail.source                /mailbox/{message}/source                whoever is at this machine
GET  mail.text                  /mailbox/{message}/text                  whoever is at this machine
""")
