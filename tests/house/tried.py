"""What is tried elsewhere than in a test file of its own, and where: through what it exists for."""

TRIED_IN: dict[str, str] = dict(
    line.split()
    for line in """
blog/authoring/indexing.py        tests/blog/test_views.py
blog/authoring/labelling.py       tests/blog/test_views.py
blog/authoring/notices.py         tests/blog/test_views.py
blog/authoring/publishing.py      tests/blog/test_views.py
blog/authoring/queries.py         tests/blog/authoring/test_publication_views.py
blog/authoring/writing.py         tests/blog/test_feed_views.py
blog/feeds.py                     tests/test_access.py
blog/importing/blogger.py         tests/blog/importing/test_cli.py
blog/importing/bringing.py        tests/blog/importing/test_cli.py
blog/importing/exported.py        tests/blog/importing/test_cli.py
blog/importing/parsing.py         tests/blog/importing/test_cli.py
blog/importing/wordpress.py       tests/blog/importing/test_cli.py
blog/linked_data.py               tests/test_access.py
blog/listed.py                    tests/blog/test_feed_views.py
blog/permissions.py               tests/blog/test_views.py
blog/pictured.py                  tests/test_access.py
blog/post_views.py                tests/test_access.py
blog/reading.py                   tests/blog/test_views.py
chapters/facts.py                 tests/chapters/test_operations.py
cities/filling/bulk.py            tests/cities/filling/test_importing.py
cities/filling/facts.py           tests/cities/filling/test_airports.py
cities/filling/metropolitan.py    tests/cities/filling/test_airports.py
cities/ranking.py                 tests/cities/test_geocoding.py
core/assets.py                    tests/core/test_serve.py
core/icons.py                     tests/events/test_views.py
core/migrating.py                 tests/test_migrations.py
core/models.py                    tests/test_migrations.py
core/refusal.py                   tests/core/test_limits.py
core/rendering.py                 tests/events/test_views.py
events/cards.py                   tests/events/test_views.py
events/entries.py                 tests/events/rsvps/test_letters.py
events/linked_data.py             tests/events/test_views.py
events/listed.py                  tests/events/test_coming.py
events/listing_queries.py         tests/events/test_listing_views.py
events/plans.py                   tests/events/test_changing.py
events/queries.py                 tests/events/rsvps/test_views.py
events/rule_facts.py              tests/events/test_rules.py
events/rsvps/attendees.py         tests/events/organising/test_managing.py
events/rsvps/intents.py           tests/members/test_sign_in_views.py
events/rsvps/jobs.py              tests/events/rsvps/test_hosting.py
events/rsvps/organiser_views.py   tests/test_access.py
events/rsvps/own.py               tests/events/rsvps/test_views.py
events/rsvps/panels.py            tests/events/test_listing_views.py
events/rsvps/seats.py             tests/events/rsvps/test_races.py
events/showing.py                 tests/events/test_listing_views.py
events/times.py                   tests/events/test_coming.py
mail/words.py                     tests/mail/test_letters.py
media/encoder.py                  tests/media/test_pictures.py
members/acts.py                   tests/members/test_leaving.py
members/intents.py                tests/members/test_settings_views.py
members/locking.py                tests/members/test_homes.py
members/operations.py             tests/members/test_jobs.py
members/permissions.py            tests/members/test_roles.py
members/queries.py                tests/members/test_moving_in.py
members/sessions.py               tests/members/test_jobs.py
members/signed_in.py              tests/members/test_roles.py
members/unsubscribing.py          tests/members/test_unsubscribe_views.py
pages/demonstration/cast.py       tests/pages/demonstration/test_cli.py
pages/demonstration/characters.py tests/pages/demonstration/test_seeding.py
pages/demonstration/cities.py     tests/pages/demonstration/test_cli.py
pages/demonstration/commentary.py tests/pages/demonstration/test_posts.py
pages/demonstration/evenings.py   tests/pages/demonstration/test_seeding.py
pages/demonstration/gazetteer.py  tests/pages/demonstration/test_cli.py
pages/demonstration/people.py     tests/pages/demonstration/test_seeding.py
pages/demonstration/rsvps.py      tests/pages/demonstration/test_seeding.py
pages/demonstration/settling.py   tests/pages/demonstration/test_seeding.py
pages/demonstration/stories.py    tests/pages/demonstration/test_seeding.py
pages/demonstration/world.py      tests/pages/demonstration/test_seeding.py
pages/sitemap.py                  tests/pages/test_operation_views.py
""".strip().splitlines()
)
