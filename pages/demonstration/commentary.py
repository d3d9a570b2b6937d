"""What the people of the demonstration have written, thirty posts in voices of their own, and what was said under them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A comment: somebody of a city by their place there, so many hours after the post, in answer to an earlier one."""

    who: tuple[str, int]
    after_hours: int
    words: str
    answers: int | None = None


@dataclass(frozen=True)
class Written:
    """A post: somebody of a city wrote it so many days ago, for their chapter or for everybody."""

    who: tuple[str, int]
    days_ago: int
    title: str
    labels: tuple[str, ...]
    body: str
    said: tuple[Said, ...] = ()
    for_all: bool = False
    about: str = ""
    excerpt: str = ""


POSTS = (
    Written(
        ("Lisbon", 3),
        2,
        "What a name badge knows",
        ("meetups", "craft"),
        """I keep a shoebox of them. Eleven years of paper rectangles, the glue gone brown, each with a name in somebody’s hurried capitals. Put on a table they look like a very small, very friendly cemetery.

The first line is easy. It’s who you are, and it saves both of us the small humiliation of asking again. The second line is where a badge earns its keep.

> Ours used to say “company”. Then somebody crossed it out and wrote “bees”.

## The second line

We watched the room that night. The bees man did not get a moment to himself. By the coats, a woman whose badge said nothing at all below her name stood and read the fire notice twice.

So now the host asks at the door, “What should people ask you about?” and writes down whatever comes out first. Some recent ones:

- Ask me about sourdough, I will stop when you say stop
- Came for the coats
- Nothing until coffee

It works in any city. I have worn mine in Kraków and in Tokyo, where the second line had to be drawn.""",
        (
            Said(
                ("Charlotte", 4),
                5,
                "I am the bees man. This is the first time I have understood why that evening was so tiring.",
            ),
            Said(("Lisbon", 3), 9, "You left a jar of honey on the table. We’re even.", answers=0),
            Said(("Tokyo", 2), 14, "We drew yours, as I remember. It was a very good octopus."),
        ),
        for_all=True,
        excerpt="Eleven years of marker on sticky paper. The first line is who you are; the second is the only conversation opener anyone needs. Ours used to say “company”. Then somebody crossed it out and wrote “bees”.",
    ),
    Written(
        ("Charlotte", 2),
        6,
        "The third Thursday problem",
        ("organising", "calendars"),
        """Monthly is a promise with a moving date. Ours moved four times in one year, each time for a good reason, and we lost a third of the room. Nobody complained. That’s how you lose a room.

Here’s what I learned with a spreadsheet and some humility:

| year | times we moved | people per evening |
|---|---|---|
| before | 0 | 31 |
| that one | 4 | 19 |
| since | 0 | 28 |

People don’t plan around you. They plan around *Thursday*. Once it sits in their week like bin day, you can do anything inside it: bring a poet, lose the projector, run out of ice.

**The one rule we kept:** the date never moves for a speaker. The speaker moves for the date. If the speaker can’t, we have an evening without one, and those have been some of our best.""",
        (
            Said(("Dublin", 2), 3, "Bin day! I am stealing that for the poster."),
            Said(("Nairobi", 4), 8, "We moved once for the rains and once for a football match. The rains forgave us."),
            Said(("Charlotte", 2), 10, "Football never forgives.", answers=1),
            Said(
                ("Lisbon", 5),
                30,
                "Your table should hang over every organiser’s desk. Twelve fewer chairs for four good reasons.",
            ),
        ),
        for_all=True,
    ),
    Written(
        ("Mexico City", 1),
        9,
        "Visiting is a skill",
        ("travel", "meetups"),
        """I have been the stranger in fourteen rooms this year. Work sends me; loneliness does the rest. Four habits that help, two that don’t.

1. **Arrive exactly on time.** Early, you’re in the way. Late, the circles have closed. On the dot, somebody is carrying chairs and you can carry one too.
2. **Bring one thing from home.** Not a gift, a thing. Mine is a bag of tamarind sweets. It starts a conversation with the third bite, when the chilli arrives.
3. **Ask what happened last time.** Every room has a last time and loves to tell it.
4. **Leave before you’re tired.** Be missed a little.

What doesn’t help: telling them how your own chapter does it, and apologising for your accent. They have one too; they just can’t hear it from inside.""",
        (
            Said(
                ("Reykjavík", 1),
                6,
                "You carried eleven chairs here. We counted. Come back, we have bought more chairs.",
            ),
            Said(
                ("São Paulo", 3),
                20,
                "Number four is the hardest. Nobody leaves a Brazilian table before they are tired; the table decides.",
            ),
            Said(("Mexico City", 1), 22, "I was released at two in the morning, I remember.", answers=1),
        ),
        for_all=True,
    ),
    Written(
        ("Nairobi", 2),
        16,
        "We printed our comments",
        ("blogging", "craft", "libraries"),
        """All six hundred of them, on one long roll, hung down the stairwell of the library. People read on the way up and argued on the way down.

I want to report what paper does to a comment. On a screen a comment is a stone: thrown, gone. On paper it is a line in a very long play, and you see who the characters are. There’s a man who has only ever written “Interesting.” Forty-one times. By the second landing people were cheering for him.

We left pencils on strings. By Friday the roll had grown a second conversation in the margins, mostly kinder than the first, because it is difficult to be rude with a pencil while somebody waits behind you with a pram.

The library has asked to keep it. The roll is ninety-four metres. We did not tell them about the other box.""",
        (
            Said(("Nairobi", 5), 2, "Interesting."),
            Said(("Nairobi", 2), 3, "Forty-two.", answers=0),
            Said(("Dublin", 3), 12, "We have a stairwell. We have no comments. I see now what must be done."),
            Said(("Auckland", 2), 40, "“Difficult to be rude with a pencil” belongs on the wall of the internet."),
        ),
        for_all=True,
    ),
    Written(
        ("Lisbon", 0),
        20,
        "Notes on keeping a table long",
        ("hosting", "meetups"),
        """A long table is a machine for not choosing. At small tables you choose who to sit with, and shy people choose nobody. At one long table there is only the next chair.

Ours is four doors on trestles. It seats twenty-two, or twenty-six who like each other. Things I have learned from standing at the end of it every Thursday:

- The middle is loud, the ends are deep. Put newcomers one third of the way in.
- Never two centrepieces. One thing to look at makes a conversation; two make a shop.
- Whoever pours the water runs the evening. I always pour for the first half hour and then hand over the jug without saying a word. Watch who takes it. That’s next year’s host.

And when it ends, don’t clear up around people. Sit down yourself, at last, in the worst chair. They’ll help you in ten minutes, and those are the ten minutes they come for.""",
        (
            Said(("Lisbon", 4), 4, "I took the jug in March and did not know I was being hired."),
            Said(("Lisbon", 0), 5, "Nobody ever does.", answers=0),
            Said(
                ("Kraków", 3),
                26,
                "Doors on trestles! We have been arguing about buying tables for a year. We own eleven doors.",
            ),
        ),
        about="Thursday Table: writing in public, quietly",
    ),
    Written(
        ("Tokyo", 1),
        24,
        "Photographs of nothing much",
        ("photographs", "walking"),
        """The rule of our walk is that nobody may photograph anything that is in a guidebook. In Tokyo this leaves a surprising amount: vending machines at dusk, the backs of restaurants, one bicycle with a plastic bag on its saddle in case of rain.

At first people are polite about it. After an hour they begin to kneel.

Last month a retired train driver took eleven pictures of a kerb. Over noodles he showed us. It was not a kerb; it was a tide line, years of tyres and paint and rain. He said that he had driven past it, above it, nine thousand times.

I don’t know what photography is for. But I know what a walk is for, and it is for nine thousand and one.""",
        (
            Said(("Reykjavík", 3), 7, "We have three kerbs. I will go and kneel."),
            Said(
                ("Lagos", 2),
                30,
                "Nine thousand and one. I read this aloud to my mother and she asked for the train driver’s address.",
            ),
        ),
        about="Photo walk, then noodles",
    ),
    Written(
        ("Reykjavík", 0),
        29,
        "In defence of the short evening",
        ("organising", "seasons"),
        """From November our day is four hours long, so people assume we like long evenings. We don’t. We like *short* ones, with an end you can see from the beginning.

We start at six and stop at half past seven. It says so on the door, in letters larger than the chapter’s name. At twenty-five past, somebody stands up and puts on a coat, and that person is me.

Consider what this does. Parents come. The tired come. People who are afraid of being stuck come, and that is, quietly, most people. An evening that ends at half past seven is a thing you can say yes to with a headache.

And then, of course, half of them stand outside in the snow until nine, talking. I didn’t organise that part. I only made room for it.""",
        (
            Said(("Charlotte", 3), 5, "The coat is genius. Here it would have to be a sun hat."),
            Said(("Reykjavík", 2), 6, "It is a very large coat. You cannot miss it."),
            Said(("Dublin", 4), 15, "In Dublin the person with the coat would be offered a drink."),
        ),
    ),
    Written(
        ("Lagos", 1),
        33,
        "The generator is also a member",
        ("hosting", "craft", "radio"),
        """Her name is Sisi. She is a two-stroke with a bad knee, she lives behind the studio, and she has been to more of our recordings than I have.

You’ll say that a podcast should not be made beside a generator. You are from a place where the light stays. We tried blankets. We tried a wall of mattresses. In the end we put Sisi in the credits, and the complaints stopped, because now people listen for her. When she coughs in episode nineteen, that is the moment the minister lies. Everybody heard it. Sisi heard it first.

My advice to chapters with perfect power: find the noise in your room that you are ashamed of, and give it a name.""",
        (
            Said(("Nairobi", 3), 2, "Our noise is a rooster. He is called Producer."),
            Said(("Istanbul", 1), 11, "The ferry horn, every twenty minutes. We plan our pauses around it."),
            Said(("Lagos", 1), 12, "Then you have an editor! Pay him.", answers=1),
        ),
    ),
    Written(
        ("Istanbul", 2),
        38,
        "A meeting on two continents",
        ("travel", "cities"),
        """We begin on one side and end on the other. It is not a metaphor, it is the 18:45.

The boat takes twenty minutes, and for twenty minutes nobody can leave and nobody can join. I know of no other room like this. People who would never speak at a table speak at a railing. There is tea in small glasses, so your hands have something to do, and gulls, so your eyes have something to do; and so your mouth, at last, is free.

On the far side some of us eat and some go straight back. Going back is allowed. In fact the best conversation is always on the boat home, when the city has its lights on and everybody is a little in love with it again.

We have missed the last boat twice. Both times became chapters in their own right.""",
        (
            Said(
                ("São Paulo", 2),
                18,
                "We have no boat. We do have the 875, which is a bus, which also never lets you leave.",
            ),
            Said(("Lisbon", 2), 20, "Our ferry is ten minutes. You have twice the friendship."),
        ),
    ),
    Written(
        ("Dublin", 1),
        44,
        "The man who came for the biscuits",
        ("first times", "meetups"),
        """He said so himself, at the door: “I’m only here for the biscuits.” Fair enough, said I, they’re the good ones.

He came for the biscuits in January and February. In March he brought biscuits. In April he mentioned, in the middle of somebody else’s sentence, that he’d a sister he’d not spoken to since the funeral, and then asked was there more tea.

I’ll not tell you the rest, it’s his. But I’ve stopped asking people why they come. The reason on the door is never the reason, and it’s none of my business until it’s April.

Buy the good ones, is all I’m saying.""",
        (
            Said(("Dublin", 3), 1, "He’s doing the tea himself now. Won’t let anybody near the urn."),
            Said(("Kraków", 1), 9, "With us it is pickles. The reason on the door is pickles."),
            Said(
                ("Auckland", 1),
                33,
                "“None of my business until it’s April” is how I am going to run everything from now on.",
            ),
        ),
    ),
    Written(
        ("Kraków", 0),
        50,
        "How to read aloud to people who are tired",
        ("reading aloud", "craft"),
        """Slower than that. No, slower.

Every second Wednesday we read to each other in the cellar. Not our own things, that would be a different and more dangerous club. We read what somebody found. A timetable from 1938. Instructions for bees. Once, a whole evening, the letters page of a gardening magazine, and two people cried.

Some rules from the cellar:

1. Sit down. Standing readers perform; sitting readers read.
2. Look up at full stops only. Commas are for breathing, not for acting.
3. If you lose your place, say “I have lost my place.” It’s the truest sentence of the night.
4. Stop while they want more. There’s always a bus.[^1]

Tired people do not need to be woken up. They need somebody to stay awake for them.

[^1]: The 173, at 21:14. Choose your chapters accordingly.""",
        (
            Said(("Dublin", 2), 4, "Which gardening magazine? Asking for a stairwell."),
            Said(("Kraków", 2), 7, "I was one of the two. It was the letter about the quince."),
            Said(
                ("Mexico City", 2),
                28,
                "Sitting readers read. I have told this to my father, who is a priest. He is thinking about it.",
            ),
        ),
    ),
    Written(
        ("São Paulo", 1),
        57,
        "Forty people and one umbrella",
        ("organising", "seasons"),
        """The forecast said thirty per cent. I’m an engineer, I know what thirty per cent means: it means that I will be blamed.

At ten past seven the sky opened over the square, and forty people who had come to talk about gardens stood under the roof of a bank. One umbrella: Dona Célia’s, flowered, missing a rib. She could have gone home. Instead she began to carry people across to the café, two by two, like an ark with a timetable.

It took an hour. By the end everybody had walked once under that umbrella, arm in arm with somebody not of their choosing, and there was nothing left for me to moderate.

I’ve taken “what if it rains” out of our planning document. I have put in “what if it doesn’t”.""",
        (
            Said(("Auckland", 3), 13, "We would like to borrow Dona Célia."),
            Said(("São Paulo", 1), 15, "She has a waiting list.", answers=0),
        ),
    ),
    Written(
        ("Auckland", 0),
        63,
        "First in the world, and nobody notices",
        ("calendars", "cities"),
        """When we say Thursday we mean it first. By the time Charlotte is thinking about Thursday, ours has been swept up and put out with the bottles.

Being first teaches you things about meetings. There’s nobody to copy. When the whole club did its evening of letters last winter, ours was the only chapter that couldn’t look at how others had done it, because nobody had. We stood about with envelopes. Then Wiremu said, well, write to someone who’s asleep.

So that’s what we did. Thirty letters to people in chapters where it was still yesterday. We put on the envelope: *open when you get here*.

Answers are still coming. One is from Reykjavík and just says: *we are here now, thank you for keeping the light on.*""",
        (
            Said(("Reykjavík", 4), 9, "It was dark when I wrote that. It is dark now."),
            Said(("Charlotte", 5), 12, "Mine hangs over the kettle."),
            Said(("Tokyo", 3), 13, "Ours arrived on the right day, which is suspicious."),
        ),
        for_all=True,
    ),
    Written(
        ("Mexico City", 3),
        70,
        "The market rule",
        ("hosting", "food"),
        """Everybody brings one thing from the market and nobody says what. This is the whole rule. It has been tested.

We’ve had an evening of eleven kinds of lime. We have had an evening with a live hen, who was returned. The night of the nine papayas is spoken of quietly.

People ask why we don’t make a list. Because with a list you bring your *duty*, and without one you bring your taste, and your taste is the beginning of a conversation. “Why lime?” I have heard a man explain his entire childhood in answer to “why lime?”

Cook for whatever comes. There is always rice.""",
        (
            Said(("Lisbon", 1), 6, "The hen returned to the market, or to the meeting?"),
            Said(("Mexico City", 3), 7, "Both, in that order.", answers=0),
        ),
    ),
    Written(
        ("Charlotte", 0),
        77,
        "What the coffee people taught the business people",
        ("meetups", "first times"),
        """We share a room with a roastery, and for one year I thought that they were a nuisance.

Then I watched what they do with a new person. They hand them a cup and say nothing. No pitch, no “so what do you do?” They watch the face. Whatever the face does, *that’s* what they talk about. A wince, a surprise, a second sip. The conversation begins inside the other person.

We used to begin with a round of introductions: name, company, one fun fact. Thirty people dreading their fun fact. Nobody hears anybody’s name when their own is coming up.

Now we hand over a cup. I will admit that it looks less like networking. I’ll also admit that since then we’ve had two marriages and a bakery.""",
        (
            Said(("Charlotte", 3), 3, "The bakery is doing well, thanks for asking."),
            Said(("Nairobi", 1), 10, "My fun fact was that I hate fun facts. It went badly."),
            Said(("Charlotte", 6), 25, "And which of the marriages?"),
        ),
        about="Coffee before work",
    ),
    Written(
        ("Tokyo", 0),
        84,
        "A small vocabulary of silence",
        ("reading aloud", "meetups"),
        """Visitors tell me our evenings are quiet. They mean it kindly, I think. Here’s a short list, so that you know which quiet you are in.

**The quiet after a question.** Somebody is translating, perhaps from Japanese into courage. Wait seven seconds. You’ll want to help at three.

**The quiet of agreement.** Identical to the quiet of disagreement. Look at the tea.

**The quiet of noodles.** Not quiet at all.

**The quiet when somebody leaves.** We stand until the lift closes. It isn’t ceremony. It is just that the lift is slow, and it would be strange to look away.

**The good one.** You will know it. Nobody reaches for a telephone.""",
        (
            Said(("Istanbul", 0), 8, "Seven seconds. In Istanbul that is a change of government."),
            Said(("Kraków", 4), 12, "We have the one where everybody listens to the boiler."),
        ),
    ),
    Written(
        ("Nairobi", 0),
        91,
        "Recording the city before it wakes",
        ("radio", "walking", "cities"),
        """At half past four the city has one voice, and it’s a broom.

Eight of us, eight recorders, one rule: no talking until the first bus. We walk from the station up past the flower sellers, who unpack in the dark by smell. You can hear roses. I did not believe that before either; they’re wrapped in newspaper, and each bunch, set down, says *psh*.

The first matatu comes at ten past five with the bass already on, and it’s like being handed a warm plate.

Then we sit down with mandazi and play each other the last half hour. Everybody was on the same street. Nobody was in the same place. I’ve stopped trying to explain radio in any other way.""",
        (
            Said(("Lagos", 0), 4, "Psh. I am going out with a recorder tomorrow. Sisi can stay in bed."),
            Said(("Tokyo", 4), 6, "What recorder, please? For the roses."),
            Said(("Nairobi", 0), 9, "The cheap ones the library lends. The trick is the newspaper.", answers=1),
        ),
        about="Saturday sound walk",
    ),
    Written(
        ("Lisbon", 6),
        98,
        "Two hundred and four steps",
        ("venues", "access"),
        """That is how many there are between the tram and our old room. I counted them with a friend who uses a chair, or rather we didn’t; we looked at the first twelve and went for a cake.

So we made a list of every café, library, laundry and church hall between the river and the castle, and we went to see each one with a wheel. I don’t mean a metaphor of a wheel. Somebody brought a bicycle wheel and rolled it in through every door.

Of thirty-one, the wheel got into nine. Of those nine, four had a toilet it could turn around in. Of those four, one had chairs you can lift, a human being at the bar and no music.

We meet there now. Nobody misses the view; it turns out the view was stairs.""",
        (
            Said(
                ("Dublin", 0),
                5,
                "We did the same with a pram. Nine of forty. I was ashamed of my own city, and then busy.",
            ),
            Said(("Lisbon", 7), 8, "You forgot to say the one with no music has the best cake."),
            Said(("Reykjavík", 5), 50, "Where can one get the list? We would like to make one, with a kick-sled."),
        ),
    ),
    Written(
        ("Kraków", 1),
        105,
        "On lending people your organiser",
        ("organising", "hosting"),
        """Last spring Dublin’s organiser broke her ankle, and we sent them ours. By train, for two weeks, like a library book.

It was meant to help Dublin. What happened is that *we* had to find out how we do things. Where’s the key? Who is it that rings the baker? We’d always thought the chapter was the evenings. It turned out that the chapter was what he carried in his head on the 8 tram.

So we wrote it down: four pages, three of them about the key. When he came back he read it, and was quiet, and said, “I had no idea that I did all that.”

I recommend it. Lend somebody. You will get two chapters back.""",
        (
            Said(("Dublin", 1), 2, "He taught us pickles. The ankle is grand now, but we are keeping the pickles."),
            Said(("Auckland", 4), 30, "Three pages about the key is correct. Ours is four."),
        ),
        for_all=True,
    ),
    Written(
        ("Reykjavík", 1),
        112,
        "A hot pot is a round table",
        ("meetups", "seasons"),
        """Where you would go to a pub we go to a pool, and where you would have a table we have a hot pot: thirty-eight degrees, room for nine, everybody’s head at the same height.

It’s not possible to be important in a hot pot. I’ve seen a bishop try. You cannot look at a telephone. You can’t hold anything at all. People simply tell each other how it is, looking slightly to one side, with snow in their hair.

Visitors are shy about it for one minute. Then a stranger asks them where they’re from, and the stranger is always somebody’s grandmother, and there is no getting out.""",
        (
            Said(("Charlotte", 1), 9, "I was the visitor. The grandmother knew more about my county than I did."),
            Said(("Lagos", 3), 15, "Thirty-eight degrees is called Tuesday here."),
        ),
    ),
    Written(
        ("Lagos", 0),
        119,
        "Start late, honestly",
        ("organising", "calendars"),
        """Our poster used to say six. Everybody knew that six meant seven. New people did not know, and they sat alone in a hall for one hour with a keyboard player tuning up. They never came back, and we said that Lagos people are busy.

So we printed: **Doors 6. Chairs 6:30. Sense 7.**

That is the whole reform. Those who like an empty room come at six and have it. Those who like chairs carry chairs. Sense begins at seven, on the second. I lock nothing; I only begin.

Attendance of newcomers at their second meeting went from one in nine to one in three. I’m not a religious man, but I do keep that number in my wallet.""",
        (
            Said(("Charlotte", 2), 4, "“Sense 7.” This and bin day, and we have a whole theory of organising."),
            Said(("São Paulo", 0), 10, "Ours would be: doors 7, hugs 7:30, sense undecided."),
            Said(
                ("Lagos", 4),
                11,
                "I am one of the chairs people. It is the best half hour.",
            ),
        ),
    ),
    Written(
        ("Istanbul", 0),
        126,
        "The cat has the chair",
        ("venues", "hosting"),
        """There are fourteen chairs in the bookshop and thirteen are ours. The fourteenth belongs to a grey cat who has no name, because every reader gives her another one.

When the room is full, visitors look at the chair and then at me. I shake my head. They think it’s a joke, until they see a professor of law standing for two hours beside a sleeping cat.

It has made us better, I believe. A room where one place is kept for somebody who can’t pay, doesn’t speak, and may not come at all is a different room. People lower their voices. They look who else is standing.

Keep one chair.""",
        (
            Said(("Dublin", 5), 7, "Does the cat have a second line on her badge?"),
            Said(("Istanbul", 0), 8, "“Ask me about nothing.”", answers=0),
            Said(("Mexico City", 0), 21, "Keep one chair. I wrote it on the wall above ours."),
        ),
    ),
    Written(
        ("Dublin", 2),
        134,
        "A blog is a pub with the lights on",
        ("blogging", "writing"),
        """I started writing here because I couldn’t get a word in on Tuesdays.

There’s a kind of talker who does well at a table, and there’s a kind that thinks of the thing on the walk home. I’m walking home all my life. What a blog is, for the likes of us, is the same pub an hour later, lights on, chairs up, and you finally say it, and somebody in Nairobi says: *go on*.

I’d like to make a case for the comment of one line. You’ve no idea what it is to write six hundred words to nobody and find “we have one of those here too” under it in the morning. You don’t need to be clever. Just put your hand up, so that I know the room’s not empty.""",
        (
            Said(("Nairobi", 2), 1, "Go on."),
            Said(("Kraków", 0), 5, "We have one of those here too."),
            Said(("Lisbon", 3), 8, "Hand up."),
            Said(("Auckland", 1), 20, "Hand up, from tomorrow."),
        ),
        for_all=True,
    ),
    Written(
        ("São Paulo", 2),
        141,
        "Seeds, swapped",
        ("gardens", "craft"),
        """Nobody may bring seeds they have bought. That’s how the swap began, and why our first one had four people and one bag of dry beans.

Then the envelopes came. Tomato of my aunt. Pumpkin, origin: compost. An orange flower that grows at the bus stop, nobody knows. Each one with a story longer than the name, and always of a person. We weren’t swapping plants at all. We were swapping aunts.

This year somebody from Lisbon brought couve from a balcony in Graça. It’s now on nine balconies here. When she comes back she can visit her family.""",
        (
            Said(("Lisbon", 4), 3, "Swapping aunts! Mine is the one with the couve, and she is insufferable now."),
            Said(("São Paulo", 4), 6, "Pumpkin, origin: compost, was me. It won a prize."),
        ),
    ),
    Written(
        ("Auckland", 1),
        150,
        "What the tide says about agendas",
        ("walking", "seasons"),
        """We walk out to the island at low tide, and we have about two hours before the causeway goes. Nobody needs to keep the time. It’s rising up your boots.

All the meetings I have ever sat in could have used a causeway. Nobody repeats what’s been said. Nobody asks whether we might circle back. We talk about the thing we came to talk about, and if we don’t decide, we’ll be deciding it on an island.

We’ve been stuck out there once. Six hours, nine people, one thermos. I won’t say it was the best meeting of my life, because it was the second best. The best was the one after, when all nine came back.""",
        (
            Said(("Istanbul", 3), 16, "This is the ferry with a moon in charge."),
            Said(
                ("Auckland", 0),
                18,
                "It was a small thermos.",
            ),
        ),
    ),
    Written(
        ("Mexico City", 2),
        158,
        "Letters to the next host",
        ("organising", "writing"),
        """When you stop being host here, you write a letter to the one who comes after. Nobody else may read it. I have broken the rule, with permission, for one paragraph:

> The projector works if you hit it, but only if you love it. Doña Licha at the corner will pretend to be angry about the noise. She’s angry if you don’t invite her. The third Tuesday in September, leave an empty place and don’t explain. You are going to think in November that nobody cares. That’s November. Everybody thinks it in November. I am writing this in November.

I’ve kept mine for a year in the drawer with the extension leads. Last night I read it again. I went down and invited Doña Licha.""",
        (
            Said(("Charlotte", 0), 6, "That’s November. I needed that, thank you, from March."),
            Said(("Kraków", 3), 14, "Ours are three pages about the key, and one like this."),
        ),
    ),
    Written(
        ("Tokyo", 3),
        167,
        "The bow at the automatic door",
        ("first times", "travel"),
        """My first meeting here, I bowed to the door. It opened. I thought: what a polite door. Behind me somebody laughed, not unkindly, and bowed to it as well. Then everybody did. Seven people, bowing to a door, at five to seven, in the rain.

I had come alone, and I’d practised a sentence on the train. I never said it. By the time we were inside I’d already been there for years.

Somebody asked me later what made me stay. I gave a serious answer about community. It was the door.""",
        (
            Said(("Tokyo", 1), 2, "We still do it. Newcomers think it is tradition. It is now tradition."),
            Said(("Lisbon", 8), 11, "Our door sticks. We will try bowing."),
        ),
    ),
    Written(
        ("Charlotte", 5),
        176,
        "A face to a name",
        ("blogging", "meetups"),
        """Before there was a chapter, there were comments. I knew these people by their punctuation. One never used capitals. One used nothing else. There was a woman who ended everything with three dots, and I was a little afraid of her...

Then somebody said, we all live within twenty miles, this is silly, there’s a coffee shop.

I want to tell you that I recognised them. I didn’t, not one. No Capitals was six foot five. All Capitals could hardly be heard. And the three dots turned out to be how she talks: she leaves you room at the end of each sentence, and looks at you, and waits.

That’s still the best thing this club does. It puts a face to a name. And then it takes the face back home, and you read the name differently forever.""",
        (
            Said(("Charlotte", 7), 3, "it was a very low ceiling, in my defence"),
            Said(("Charlotte", 0), 5, "WE HAVE MOVED TO A HIGHER ONE."),
            Said(("Charlotte", 8), 8, "You needn’t have been afraid..."),
        ),
        for_all=True,
    ),
    Written(
        ("Nairobi", 3),
        185,
        "Fourteen ways to say you are welcome",
        ("first times", "languages"),
        """We counted. On an ordinary Saturday there are fourteen languages in the room, and I asked each person for the words they would want to hear at a door.

What I expected was fourteen translations. What I got: *sit*. *Eat*. *You’re late, good*. *Who are your people?* *Take off your shoes, not because of the floor.* *We were just talking about you* (we weren’t; we always say it). One old man thought for a long time, and gave a sound, a sort of low *eeh*, and everybody from his side of the mountain laughed and went quiet.

They’re on the wall by the coats now. Nobody reads them all. You stand there, taking off your jacket, and you find yours.""",
        (
            Said(("Tokyo", 2), 6, "Ours would be a bow to the door."),
            Said(("Dublin", 4), 9, "“Ah, it’s yourself.”"),
            Said(("Kraków", 2), 22, "“Why are you standing?”"),
        ),
    ),
    Written(
        ("Lisbon", 2),
        196,
        "Who are we, and why are we writing?",
        ("blogging", "writing"),
        """Somebody has to write the first post, and I lost at matches.

**Who?** People who meet. In every one of these cities there’s a room where chairs are being put in a circle by somebody who wonders whether anyone will come. They come. We’re them.

**Why?** Because at ten o’clock, when the chairs go up, somebody always says the best thing of the night with one arm in a coat. We’d like there to be a place for that sentence.

What this isn’t: news, or advice, or an advertisement for how nice we are. Write about one evening. Write about one person who said yes to being written about. Write badly, we’ll read it.

Any member can. You write a draft, somebody who organises reads it, and then it’s here, and people in other cities tell you that they have one of those as well.

The coat’s on. Over to you.""",
        (
            Said(("Dublin", 2), 2, "Right so. I will start on Tuesday, on the walk home."),
            Said(("Nairobi", 2), 6, "Going to find a stairwell."),
            Said(("Charlotte", 5), 10, "I’ve been waiting for this since before there was a club."),
        ),
        for_all=True,
    ),
)
