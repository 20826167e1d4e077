# Laureate's words in British English: the first language, whose messages are said where another language lacks them.
#
# Every message has a name here and in each other file of this folder; a test holds them against each other and against the code.
# Names of entries, organisations, awards, categories, topics and regions stand in the catalogue and stay as they are written.
# Messages that begin with a space in { " " } are added to another sentence.

## Commands and their options, as help and Discord show them: 100 characters at most

command-lookup = Find an entry by its name or anything you remember of it.
command-winners = See who won, by category; where results are pending, the shortlist.
command-similar-to = Find entries like one, each with the reason.
command-ask = Ask a question in your own words.
command-browse = List every entry that has a topic, a category, an organisation, a standing or a year.
command-show = Open an entry with all its facts.
command-event = During an event: { $words }.
command-event-now = See what was announced last, what is next, and how many are to go.
command-event-order = See the running order, with the winners so far.
command-event-category = See a category to read out: its shortlist, a figure of each, sponsor and presenter.
command-event-who = See where a person, a council or a project is up, and how it ended.
command-event-facts = See what a host may say, as the catalogue proves it.
command-about = See what the catalogue holds.
command-help = See what can be asked, with examples to try.

option-award = an award scheme or another collection
option-scheme = an award scheme
option-award-category = an award category
option-category = an award category or a section
option-organisation = who entered or took part
option-topic = a subject
option-status = winner, highly commended, finalist, shortlisted or nominated
option-year = the year of the collection
option-page = which page of a list
option-query = what to look for
option-entry = an entry
option-question = your question
option-page-of-facts = which page of its facts
option-name = a person, an organisation or a project
option-private = only you see the reply

# A standing as it can be chosen; 100 characters at most.
choice-status = { $status }

## Lists, counts, standings

list-and = { $most } and { $last }
list-or = { $most } or { $last }
list-and-more = { $names } and { $more } more
list-or-more = { $names } or { $more } more

entries = { $number ->
    [one] { $number } entry
   *[other] { $number } entries
}
award-entries = { $number ->
    [one] { $number } award entry
   *[other] { $number } award entries
}
organisations = { $number ->
    [one] { $number } organisation
   *[other] { $number } organisations
}
councils = { $number ->
    [one] { $number } council
   *[other] { $number } councils
}
partners = { $number ->
    [one] { $number } partner
   *[other] { $number } partners
}
categories = { $number ->
    [one] { $number } category
   *[other] { $number } categories
}
nominations = { $number ->
    [one] { $number } nomination
   *[other] { $number } nominations
}
wins = { $number ->
    [one] { $number } win
   *[other] { $number } wins
}
collections = { $number ->
    [one] { $number } collection
   *[other] { $number } collections
}
topics = { $number ->
    [one] { $number } topic
   *[other] { $number } topics
}
sponsors = { $number ->
    [one] { $number } sponsor
   *[other] { $number } sponsors
}
regions = { $number ->
    [one] { $number } region
   *[other] { $number } regions
}
years = { $number ->
    [one] { $number } year
   *[other] { $number } years
}
sections = { $number ->
    [one] { $number } section
   *[other] { $number } sections
}
winners = { $number ->
    [one] { $number } winner
   *[other] { $number } winners
}
awards = { $number ->
    [one] { $number } award
   *[other] { $number } awards
}

# The same without a number: "entries, by region".
unit = { $unit ->
    [entry] entry
    [organisation] organisation
    [council] council
    [partner] partner
    [category] category
    [nomination] nomination
    [win] win
    [collection] collection
    [topic] topic
    [sponsor] sponsor
    [region] region
   *[year] year
}
units = { $unit ->
    [entry] entries
    [organisation] organisations
    [council] councils
    [partner] partners
    [category] categories
    [nomination] nominations
    [win] wins
    [collection] collections
    [topic] topics
    [sponsor] sponsors
    [region] regions
   *[year] years
}

status = { $status ->
    [winner] winner
    [runner-up] runner-up
    [second] second place
    [third] third place
    [highly-commended] highly commended
    [commended] commended
    [special-mention] special mention
    [finalist] finalist
    [shortlisted] shortlisted
   *[nominated] nominated
}
status-count = { $status ->
    [winner] { winners }
    [runner-up] { $number ->
        [one] { $number } runner-up
       *[other] { $number } runners-up
    }
    [second] { $number ->
        [one] { $number } second place
       *[other] { $number } second places
    }
    [third] { $number ->
        [one] { $number } third place
       *[other] { $number } third places
    }
    [special-mention] { $number ->
        [one] { $number } special mention
       *[other] { $number } special mentions
    }
    [finalist] { $number ->
        [one] { $number } finalist
       *[other] { $number } finalists
    }
   *[other] { $number } { status }
}
# The category is not printed by the source, but concluded from it.
probably = probably { $category }
organisation-not-named = organisation not named
council-not-named = council not named in the shortlist

## Days

month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
day = { $day } { $month } { $year }
day-and-time = { $day }, { $time }
open-running = Not announced yet: { $done } of { $all } categories announced so far.
open-undated = The results are not in this catalogue yet.
open = { $when ->
    [past] The ceremony was on { $day }; the results are not in this catalogue.
    [future] Winners will be announced on { $day }.
   *[unknown] The results are not in this catalogue; the ceremony’s date is { $day }.
}
progress = { $done } of { $all } categories announced
announced = announced { $time }
announced-label = Announced
not-announced-yet = not announced yet
ceremony = The ceremony of the { $award } { $when ->
    [past] was
    [future] will be
   *[unknown] is
} on { $day } at { $place }.
ceremony-label = Ceremony

## Lists of entries, what is alike, what the catalogue holds

source = Source
spoken-of = { $number ->
    [0] No entry matches this message.
    [1] This message may be about 1 entry.
   *[other] This message may be about one of { $number } entries.
}
it-names = It names { $names }.
suggestions = { $number ->
    [0] No suggestion.
    [one] { $number } suggestion.
   *[other] { $number } suggestions.
}
about = Laureate { $version } knows { $entries } of { $organisations }, from { $collections }.
entries-in-sections = { $entries } in { $sections }.
entries-in-categories = { $entries } in { $categories }. { $results }
winners-known = Winners are known.
similar-none = I found nothing that is much like { $title }.
similar-closest = Closest to { $title } is { $nearest }.
similar-words = Both mention { $words }.
similar-topics = Both are about { $topics }.
similar-both = Both are about { $topics }, and mention { $words }.

## How entries fared

# A category as it stands in a sentence.
category = { LAST($category) ->
    [award] the { $category }
   *[other] { $category }
}
the-awards = the { $award }
# How far something got, of one or of several; "over" says whether the ceremony was.
got = { $status ->
    [winner] won
    [runner-up] { $number ->
        [one] was the runner-up
       *[other] were the runners-up
    }
    [second] came second
    [third] came third
    [highly-commended] { $number ->
        [one] was highly commended
       *[other] were highly commended
    }
    [commended] { $number ->
        [one] was commended
       *[other] were commended
    }
    [special-mention] got a special mention
    [finalist] { $number ->
        [one] was a finalist
       *[other] were finalists
    }
    [shortlisted] { $over ->
        [yes] { $number ->
            [one] was shortlisted
           *[other] were shortlisted
        }
       *[no] { $number ->
            [one] is shortlisted
           *[other] are shortlisted
        }
    }
   *[nominated] { $number ->
        [one] was nominated
       *[other] were nominated
    }
}
got-for = { $status ->
    [winner] won
   *[other] { got } for
}
got-category = { got-for } { category } at the { $award }
got-at = { got } at the { $award }
fared = { got-for } { $inferred ->
    [yes] probably { $categories }
   *[no] { $categories }
}
fared-of-year = { $title } { $fared } { $year }.
fared-at = { $title } { $fared } at the { $award }.
fared-of-year-with = { $who } { $fared } { $year } with { $title }.
fared-at-with = { $who } { $fared } at the { $award } with { $title }.
fared-not-announced = Not announced yet: { $fared }
fared-not-known = Not known here: { $fared }
fared-yes = Yes: { $fared }
fared-no = No, it did not win: { $fared }
went-to = { category } went to { $winner }.
with-title = { $who } with { $title }
in-section = { $title } is in the section { $section } of { $collection }.

## What was found, with what holds for all of it. Conditions begin with a space

has = { $who } has { $counted }{ $conditions }.
has-at = { $who } has { $counted }{ $conditions } { $place }.
has-that = { $who } has { $counted }{ $conditions } that { $fared }.
fit-and-stand = { $counted }{ $conditions } { $number ->
    [one] fits “{ $text }”; it { $stands }
   *[other] fit “{ $text }”; all { $stands }
}.
fit = { $counted }{ $conditions } { $number ->
    [one] fits
   *[other] fit
} “{ $text }”.
stand = { $counted }{ $conditions } { $stands }.
are = { $counted } { $number ->
    [one] is
   *[other] are
}{ $conditions }.
are-in-catalogue = { $counted } { $number ->
    [one] is
   *[other] are
} in the catalogue.
are-at = { $number ->
    [one] is
   *[other] are
} { $place }
place-section = in the section { $section } of { $collection }
place-collection = in { $collection }
place-category = in { category } at the { $award }
place-award = at the { $award }
place-in-award = in the { $award }
condition-in = { $not ->
    [yes] { " " }not in { $names }
   *[no] { " " }in { $names }
}
condition-from = { $not ->
    [yes] { " " }not from { $names }
   *[no] { " " }from { $names }
}
condition-about = { $not ->
    [yes] { " " }not about { $names }
   *[no] { " " }about { $names }
}
condition-as = { $not ->
    [yes] { " " }not as { $names }
   *[no] { " " }as { $names }
}
condition-says = { $not ->
    [yes] { " " }not mentioning “{ $text }”
   *[no] { " " }mentioning “{ $text }”
}
condition-besides = { $number ->
    [one] { " " }besides { $titles }
   *[other] { " " }besides the { $number } before
}
counted-unnamed = { " " }{ $number ->
    [one] 1 of the { $all } entries does not say whose it is.
   *[other] { $number } of the { $all } entries do not say whose they are.
}
counted-sort = { $number } { $number ->
    [one] { $sort }
   *[other] { $sort }s
}
condition-kind = { $not ->
    [yes] { " " }not from a { $names }
   *[no] { " " }from a { $names }
}

## Conditions on their own

field-not = not { $words }
field-region = in { $region }
field-topic = about { $topic }
field-since = since { $year }
field-until = until { $year }
field-years = { $first } to { $last }
field-partners = with partners
field-partner-kind = with a { $kind } as partner
field-party = with a { role }
field-states = { metric } of { $amount }
field-stood = that stood for an award
field-categories-least = in { $least } categories or more
field-categories = in { $number } categories
field-categories-range = in { $least } to { $most } categories
field-sponsored = sponsored
field-says = saying “{ $text }”
amount-above = more than { $amount }
amount-least = { $amount } or more
amount-below = less than { $amount }
amount-most = { $amount } or less
role = { $role ->
    [supplier] supplier
    [funder] funder
    [evaluator] evaluator
    [sponsor] sponsor
   *[partner] partner
}
metric = { $metric ->
    [saving] saving
    [cost] cost
    [grant] grant
    [budget] budget
    [income] income
    [worth] worth
    [money] amount of money
    [return] return per pound
    [count] number
    [share] share
    [duration] how long
    [date] date
    [measure] measure
    [age] age
    [change] change
    [rank] rank
   *[amount] amount
}
read-as = Read as: { $parts }
read-for = “{ $read }” for “{ $typed }”

## An entry, and what it says

also-found = Also found
stands-in-categories = { status } in { $number } categories
called = { $title } is called { $name }.
together = { $who } worked on { $title } together with { $others }.
councils-entered = { $councils } entered { $title }: { $names }.
person = { $name }, { $post } at { $organisation }.
parties = { $number ->
    [one] the { role } of { $title } was { $names }.
   *[other] the { role }s of { $title } were { $names }.
}
with = With
topics-label = Topics
fact-of = Fact { $fact } of { $all }
facts-of = Facts { $first }–{ $last } of { $all }

## What can be asked, and what is said about the bot

help = Hello. Ask me about { $entries }, in your own words or with a command.
help-name = A name, or anything you remember of an entry.
help-standing = Who won, who is shortlisted, what somebody entered.
help-figures = How many, how much, who and when: I answer from the entries’ own facts.
help-on = Then go on: “did it win?”, “the second one”, “next”.
help-examples = For example { $examples }.
bot-maker = I am Laureate, an open-source bot.
bot-maker-more = Whoever added me here runs me. What I know was written by the people who keep my catalogue.
bot-nature = I am Laureate, a bot: a program, and not a person.
bot-nature-more = I am no language model, and I make nothing up. I look things up in a catalogue of award entries.
bot-sources = All my answers come from one catalogue, and each says which entry it rests on.
bot-sources-more = It holds { $collections }. I do not search the internet. If an answer looks wrong, check its source.
bot-entering = I cannot take entries, votes or bookings.
bot-entering-more = The organiser of the award can tell you how to enter.
bot-fun = I only know award entries.
bot-fun-more = Ask me about one of those.
meanings = An entry can be { $standings }.
meaning-here = { $status }: { $meaning } { $number ->
    [0] No entry here has it.
    [one] { $number } entry here.
   *[other] { $number } entries here.
}
meaning = { $status ->
    [winner] it won its category.
    [runner-up] it came next after the winner.
    [second] it came second.
    [third] it came third.
    [commended] the judges named it as good, below those that are highly commended.
    [special-mention] the judges mentioned it for something of its own.
    [highly-commended] the judges named it as next best after the winner.
    [finalist] the judges put it in the last round, and it did not win.
    [shortlisted] it is on the list from which the winner is chosen.
   *[nominated] it was put forward for the category, and got no further.
}

## Nothing answers

filter = { $filter ->
    [award] award
    [category] category
    [organisation] organisation
    [topic] topic
    [status] status
    [year] year
   *[condition] condition
}
nothing-spoken-of = Nothing in this message matches an entry.
try-fewer-conditions = Leave out one of the conditions, or ask for one thing at a time.
try-a-name = Try a name, a place or a few words of what it was about.
nearest-entries = Nearest entries
nearest = Nearest
no-results = I have no results of the { $awards }.
how-to-name-an-entry = Give an entry’s name, its id, or its number in the last list; /lookup finds entries by anything.
no-such-entry = { $number ->
    [0] I did not find an entry called “{ $typed }”.
    [1] I did not find an entry called “{ $typed }”. Did you mean this one?
   *[other] I did not find an entry called “{ $typed }”. Did you mean one of these?
}
which-is-meant = More than one entry fits that. Which do you mean?
which-of-these = Which of these do you mean?
no-such-figure = I did not find exactly that figure in “{ $title }”.
no-figure-of-year = I did not find a figure of that year in “{ $title }”.
nearest-figure = { " " }The nearest figure: { $figure }
not-told = I did not find that in “{ $title }”.
other-name = I did not find that. “{ $title }” comes nearest, but names others.
no-such-person = I did not find that person in “{ $title }”.
no-such-party = I did not find a { role } in “{ $title }”.
no-such-award-in = I did not find that award in “{ $title }”.
no-such-unit = I did not find { units } like that in this catalogue.
no-sponsor = I did not find a sponsor of { $category } in this catalogue.
no-such-award = I did not find that award in this catalogue.
not-found = I did not find that in this catalogue.
none-states = No entry{ $conditions } states such a figure.
empty = No entry in this catalogue fits that.
emptied = No entry{ $conditions } matches the { filter } “{ $value }”.
emptied-says = No entry{ $conditions } mentions “{ $text }”.
without-that = { $number ->
    [one] { " " }Without that there is { $number }.
   *[other] { " " }Without that there are { $number }.
}
not-understood = I do not understand { $words } here.
without-that-word = Without that: “{ $rest }”.
what-is-understood = You can ask for lists, counts, most and fewest, since and before: “how many councils entered since 2019”, “which entries are not about housing”.
private = I cannot say. This catalogue has nothing private about people.
judging = I cannot say. This catalogue tells how entries stood, and not who judged them or how.
arrangements = I cannot say. This catalogue has the entries and how they stood, and not the arrangements of the event.
pronunciation = I cannot say how a name is spoken. This catalogue has it as it is written.
not-done = I cannot say who did not. Entries tell what was done; what one leaves unsaid may have been done all the same.
services = I cannot say. This catalogue tells of projects, and not of what a service offers today or tomorrow.
opinion = I cannot say. This catalogue has facts, and no opinion on them.
prediction = I cannot say. This catalogue has what was, and not what is to come.
unknown-name = I did not find the { filter } “{ $typed }” in this catalogue.
no-subject = Which entry do you mean?
no-subject-note = Name it, or open one first: then “it” is what you were shown last.
no-list = No list is open yet; look something up first.
no-such-number = { $number ->
    [1] The last list has one entry; type 1 to open it.
   *[other] The last list goes from 1 to { $number }; type one of its numbers.
}
no-more-pages = There are no more pages: that was all.
apology = Sorry, something went wrong with this one. Please try again.
small-talk = You’re welcome. Ask me again whenever you like.

## Numbers, groups, figures

number-in = { $number } in { $collection }
that-is = { " " }That is { $each }.
has-most = { $name } has the { $most ->
    [fewest] fewest
   *[most] most
}: { $counted }.
# Where an organisation stands; the categories follow.
stands-in = { $who } is in { $number }
tied = { $groups }, { $counted } each.
tied-named = { $groups }, { $counted } each: { $names }.
tied-both = Both have the same, { $counted } each: { $names }.
# By how much one of two has more.
groups-apart = { " " }{ $name } has { $number } more.
# Nothing has so many of something.
none-has-so-many = No { $unit } has { $range ->
    [or-more] { $counted } or more
    [or-fewer] { $counted } or fewer
   *[just] just { $counted }
}.
# Nothing is in each of several places.
none-in-each = No { $unit } is in each of these: { $places }.
comes-first = { $name }: { $counted } comes first.
units-by = { $units }, by { $by }:
share = { $share }: { $holds } of { $entries } ({ $condition }).
average = { $each } { $units } per { $per }: { $counted } over { $over }.
figure-of = { $who }, { $value } ({ $what })
# What is worked out of figures; each is a value with what it measures, or whose it is.
reckoned-term = { $value } ({ $what })
reckoned-sum = Together that is { $result }: { $terms }.
reckoned-difference = { $first } against { $second }: { $result } more.
reckoned-equal = They are the same: { $terms }.
reckoned-product = That makes { $result }: { $first } times { $second }.
reckoned-ratio = That is { $result } for each: { $first } divided by { $second }.
reckoned-change = That is { $result } { $more ->
    [yes] more
   *[no] less
}: from { $first } to { $second }.
reckoned-part = That is { $result }: { $first } of { $second }.
reckoned-whole = That is { $result } in all: { $first } are { $second } of them.
reckoned-rest = That leaves { $result }: { $second } without { $first }.
reckoned-about = about { $result }
# A difference of shares.
reckoned-points = { $number } percentage points
largest-figure = The { $size ->
    [smallest] smallest
   *[largest] largest
} { $kind } that an entry states is from { $figures }.
side-standing = { $number } { status }
sponsors-category = { $sponsor } sponsors { $category } at the { $award }.
categories-have-sponsor = { $number ->
    [one] { $number } category has a sponsor:
   *[other] { $number } categories have a sponsor:
}
results-unknown = The results are not in this catalogue.

## Who won

sponsor = sponsor: { $sponsor }
sponsor-label = Sponsor
has-no-winner = { $category } has no winner.
award-shortlists = { $award }: shortlists in { $categories }.
award-so-far = { $award }: { $categories }, { $winners } so far.
category-shortlisted = { $category }: { $number } shortlisted
winners-not-known = { $award }: winners not known here
did-not-win = { $who } did not win, as far as this catalogue knows: { $others }.
stood = Yes. { $who }: { $standings }.
some-stood = Yes: { $standings }.
none-stood = No. Nothing from { $who } is listed for { $place }.
none-won = No winner among them, as far as this catalogue knows: { $others }.
also = { " " }Also { $others }.
won-awards = { $who } won { $awards }.
awards-won = { $awards } were won.
no-awards = { $collection } has no awards, so it has no winners.
no-award-fits = No award of this catalogue fits all of that.

## During an event

nothing-announced = { $award }: nothing is announced yet.
on-hold = The show is on hold.
to-go = { $done } of { $all } announced, { $left } to go.
category-presented = { $category }, presented by { $who }
presented-by = presented by { $who }
next-label = Next
when-label = When
starts-label = Starts
where-label = Where
order-next = → { $category }: next
order-skipped = { $category }: passed over
on-the-shortlist = { $category }: { $entries } on the shortlist.
not-in-award = I did not find “{ $name }” in { $award }.
ended-none = none won
ended = { $won } won
ended-so-far = { $won } won, { $open } not announced yet
up-in = { $title }: up in { $categories } of { $award }; { $ended }.
host-facts = { $award }: what the catalogue proves.
host-nothing = Nothing that stands out.
host-most = Nobody is up more often than { $who }: in { $categories }.
host-several = One project, { $categories }: { $names }.
host-largest = The largest sum in { $category }:

## Announcements: posts, and the pictures with them. Buttons have 80 characters at most

announce-wins = { $who } { $number ->
    [one] wins
   *[other] win
} with “{ $title }”.
announce-title-wins = “{ $title }” wins.
announce-shared = The award is shared by { $winners }.
announce-sharing = { $who } with “{ $title }”
announce-shortlisted = { $number ->
    [1] One entry is shortlisted.
   *[other] { entries } are shortlisted.
}
announce-more = and { $number } more
announce-sponsored = Sponsored by { $sponsor }.
announce-commended = Highly commended: { $entries }.
announce-corrected = Corrected: { $reason }
# In markdown.
announce-corrected-at = **Corrected** { $time }: { $reason }
announce-not-right = What was announced was not right.
announce-correction = Correction: { $category }
announce-withdrawn = The announcement of this category was made by mistake and is taken back. The result is still to come.
announce-place = { $collection } · { $number } of { $all }
announce-open = About the winner
announce-list = The shortlist
announce-rehearsal = REHEARSAL
announce-made-up = Rehearsal with made-up winners
announce-preview = Preview: nobody else sees this, nobody is pinged, and the post's buttons are left out.
picture-says = { $title }. { $category }, { $award }.
picture-says-by = { $title }, by { $who }. { $category }, { $award }.

## A show, as its organisers read of it: what is refused, and why

refused-no-such-award = The catalogue has no award “{ $award }”.
refused-no-shows = No show is planned yet. Plan one first.
refused-which-award = Say which award.
refused-which-entry = “{ $typed }” is not one entry on the shortlist of { $category }.{ $number ->
    [0] { "" }
   *[other] { " " }Did you mean { $nearest }?
}
refused-no-time = “{ $typed }” is not a time. Write it like 2026-12-01 19:30, or 19:30 for today.
refused-no-id = “{ $typed }” is not a Discord id. Copy the channel's or the role's id: it has 17 to 20 digits.
refused-nothing-pending = The results of { $award } are all announced in the catalogue, so there is nothing to plan.
refused-not-planned = The show of { $award } is not planned yet. Plan it first.
refused-no-such-category = { $award } has no category “{ $category }”.
refused-no-winner = { $category } needs at least one winner.
refused-not-on-shortlist = “{ $entry }” is not on the shortlist of { $category }.
refused-named-twice = “{ $entry }” is named twice in { $category }.
refused-already-sealed = The results are sealed. To change one, correct it and give the reason.
refused-incomplete = These categories have no result yet: { $categories }.
refused-not-sealed = The results of { $award } are not sealed yet, so there is nothing to prove.
refused-already-announced = { $category } is announced already. Use correct or withdraw to change it.
refused-not-announced = { $category } is not announced yet.
refused-no-result = { $category } has no result yet. Record it first.
refused-held = The show is on hold. Press “{ panel-go-on }” first.
refused-no-reason = Give a reason; it goes into the log.
refused-in-the-past = That time is in the past.
refused-not-following = This channel does not follow { $award }.
refused-nothing-before = Every category before this one is announced, so there is none to go back to.

## A show: what was done

moment = { $day } { $time }
result-sealed = { $category } has this result, sealed.
result-winner = Winner: { $entry }
result-commended = Commended: { $entry }
result-citation = Citation: { $text }
results = { $number ->
    [one] { $number } result
   *[other] { $number } results
}
results-recorded = { $done } of { $all } results are recorded.
done-planned = { $award } is planned: { $categories }.
done-planned-to-start = { $award } is planned: { $categories }. It starts on { $moment }.
done-noted = Noted for { $category }.
done-recorded = Recorded and sealed: { $category }.
done-recorded-several = Recorded and sealed: { results }.
done-sealed = The results of { $award } are sealed.
commitment-label = Commitment
done-shown = The shortlist of { $category } is to be posted.
done-revealed = { $category } is revealed ({ $number } of { $all }).
done-corrected = { $category } is corrected.
done-withdrawn = { $category } is taken back.
done-scheduled = { $category } is down for { $moment }; if that is missed, { $late ->
    [go] it is revealed at once
   *[ask] you are asked
}.
done-unscheduled = { $category } is off the clock.
done-resumed = The show goes on.
done-moved = The show is at { $category }.
done-moved-to-end = The show is at its end.
done-skipped = { $category } is passed over.
done-followed = This channel gets the announcements of { $award }.
done-unfollowed = This channel no longer gets the announcements of { $award }.
done-panel = The panel of { $award } is here.
done-panel-gone = The panel of { $award } is gone.

## A show: whether it is ready, how far it is, what happened

check-verdict = { $go ->
    [yes] GO
   *[no] NO-GO
} for { $award }.
check-line = { $go ->
    [yes] GO
   *[no] NO-GO
}: { $line }
check-not-planned = The show is not planned.
check-planned = The show is planned for channel { $channel }.
check-starts = It starts on { $moment }{ $when ->
    [past] ; that is past
   *[future] { "" }
}.
check-recorded = All { $number } results are recorded.
check-missing = { $number ->
    [one] { $number } result is
   *[other] { $number } results are
} missing: { $categories }.
check-sealed = The results are sealed.
check-not-sealed = The results are not sealed; that is optional.
check-elsewhere = Whether the channels can be written to is looked at on Discord: /ceremony check.
check-publishing = Discord publishes { $most } posts an hour: of { $categories }, the last is published { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} after the first at the earliest. The channels themselves have every winner at once.
show-progress = { $award }: { $done } of { $all } announced.
# Behind the category that the show is at.
show-is-here = ← now
state-open = no result yet
state-recorded = recorded
state-due = recorded, due { $time }
state-skipped = passed over
state-corrected = announced { $time }, corrected
posts-of = Posts: { $category }
receipt = channel { $channel }: { $parts }
receipt-done = done: { $posts }
receipt-waiting = still to come: { $posts }
receipt-failed = FAILED: { $post }: { $why }
receipt-dropped = left out: { $post }: { $why }
receipt-post = { $stage ->
    [shortlist] shortlist
    [winner] winner
    [correction] winner corrected
    [removal] winner taken away
    [notice] word of it
   *[publishing] published
}
receipt-post-at = { receipt-post } { $time }
show-log = { $award }: { $number ->
    [one] { $number } event
   *[other] { $number } events
}.
# What somebody did: the words stand behind who it was.
happened-planned = planned for channel { $channel }
happened-noted = noted something on { $category }
happened-recorded = recorded a result for { $category }
happened-sealed = sealed the results: { $root }
happened-shown = showed the shortlist of { $category }
happened-revealed = revealed { $category }: { $winners }
happened-corrected = corrected { $category }: { $winners } ({ $reason })
happened-withdrawn = took { $category } back ({ $reason })
happened-scheduled = scheduled { $category } for { $moment }
happened-unscheduled = took { $category } off the clock
happened-held = put the show on hold
happened-resumed = let the show go on
happened-moved = went to { $category }
happened-skipped = passed { $category } over
happened-followed = channel { $channel } follows
happened-unfollowed = channel { $channel } no longer follows
happened-panel = posted the panel in channel { $channel }
happened-panel-gone = found the panel gone

## A judges' sheet. The words that stand in sheets are English: their headings, and how an entry stands

sheet-understood = { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
} understood: { results } for { $award }.
sheet-replaces = Keeping them replaces { $number ->
    [one] { $number } result that is
   *[other] { $number } results that are
} recorded already.
sheet-lacks = { $number ->
    [one] { $number } category is
   *[other] { $number } categories are
} not in the sheet.
sheet-unused = Columns that are not read: { $columns }.
sheet-line = line { $number }
sheet-row = row { $number }
sheet-headings = a first line with the headings category, entry, standing and, if you like, citation
sheet-empty = The sheet is empty; expected { sheet-headings }.
sheet-two-columns = Two columns are a { $column }; expected one.
sheet-no-column = No column “{ $column }”; expected { sheet-headings }.
sheet-too-many-columns = There is more than the { $number } columns of the headings; a text that holds the separator needs quotes around it.
sheet-no-lines = Nothing follows the headings; expected a line for each entry.
sheet-cell-too-long = A cell has { $number } characters; expected at most { $most }. Is a quotation mark not closed?
sheet-formula = “{ $text }” is a formula or its error; expected plain text.
sheet-no-standing = “{ $typed }” is not a standing; expected winner, highly commended, or nothing.
sheet-no-category = The category is missing; expected its name on every line.
sheet-wrong-category = { $refused } Expected one of its { $number } categories.
sheet-no-entry = The entry is missing; expected its title, or its organisation.
sheet-twice = “{ $typed }” stands in { $category } at { $place } already; expected it once.
sheet-no-winner = { $category } has no winner; expected “winner” as the standing of one line; leave out a category that is not decided yet.
sheet-citation-of-another = A citation stands beside an entry that did not win; expected it on the winner's line.
sheet-two-citations = { $category } has two citations; expected one for the category.

file-larger = The file is larger than { $most } MiB; expected { $whose ->
    [judges] a judges' sheet
   *[organisers] an organisers' sheet
} of { $rows } lines at most.
file-old = This is an old workbook (.xls) or one with a password; expected CSV or XLSX without one.
file-rows = The sheet has more than { $most } rows; expected a line for each entry of the award.
file-unpacked = The workbook is larger than { $most } MiB unpacked; expected { $whose ->
    [judges] a judges' sheet
   *[organisers] an organisers' sheet
} alone.
file-no-text = The file is not UTF-8 text but UTF-16 or no text at all; save it as “CSV UTF-8”.
file-no-letter = A letter here is not UTF-8; save it as “CSV UTF-8”.
file-no-csv = The file cannot be read as CSV: { $error }.
file-no-workbook = The file cannot be read as a workbook ({ $why }); expected XLSX, or CSV.
file-no-sheet = The file cannot be read as a workbook (it has no sheet); expected XLSX, or CSV.
file-no-json = This cannot be read as JSON ({ $error }); expected a list of objects, one an entry: { $example }.
file-no-object = Item { $number } is not an object; expected a list of objects, one an entry: { $example }.
file-keys = The objects have more than { $most } keys; expected a list of objects, one an entry: { $example }.

## Ways on and back: buttons, 80 characters at most, names that are longer are cut

what-can-i-ask = What can I ask?
browse-all = Browse all entries
entries-of = Entries of { $name }
all-facts = All facts
similar-entries = Similar entries
similar-to = Similar to { $title }
previous = Previous
next = Next
without = Without “{ $what }”
now = Now
running-order = Running order
next-category = Next: { $name }
for-the-host = For the host
shortlist-of = Shortlist of { $name }
ask-without = Ask without that
list-them = List them
the-entry = the entry
back-to = Back to { $title }
back-to-similar = Back to what is like { $title }
back-to-winners = Back to the winners
back-to-answer = Back to the answer
back-to-event = Back to the event
back-to-examples = Back to the examples
back-to-catalogue = Back to the catalogue
back-to-list = Back to the list

## Discord: buttons of 80 characters, what stands on a menu of 150

share-here = Share here
delete = Delete
open-entry = Open
open-an-entry = Open an entry
show-a-category = Show a category
show-an-award = Show an award
choose-filter = Choose the { filter } you mean
page-of = Page { $page } of { $pages }
page-menu = { page-of }: go to another
shared-by = Shared by { $person }
form-out-of-date = This form is out of date. Ask again and it will work.
# The entry of a message’s menu: 32 characters at most.
menu-find-entries = Find entries
command-out-of-date = This command is out of date. Type / to see what there is now.
button-out-of-date = This button is out of date. Ask again and it will work.
message-without-text = This message has no text to find entries by.
entry-gone = This entry is no longer in the catalogue. Look it up again.

## Discord: shows, as their organisers see them. The panel's buttons have 80 characters, fields of a form and its title 45

panel-at-end = { $award }: the end
# Stands before what is said of the category; bold where it is shown.
panel-held = On hold.
panel-announced = { $done } of { $all } are announced.
panel-left = { $number ->
    [one] { $number } category is
   *[other] { $number } categories are
} not announced.
panel-place = { $number } of { $all } · { $category }
panel-presented = Presented by { $who }
# In markdown.
panel-shortlisted = { $number } shortlisted; { $result ->
    [in] the result is in
   *[none] **no result yet**
}
panel-shortlisted-shown = { panel-shortlisted }; shortlist shown { $time }
panel-next = Next: { $number }. { $category }
panel-next-end = Next: the end
panel-starts = Starts { $moment }, { $away }
panel-progress = { $done } of { $all } announced
panel-by-the-clock = By the clock { $time }: { $category }
panel-missed = Was due { $time } and waits for your word: { $category }
panel-late = Was due { $time } and goes at once: { $category }
panel-posts = { $number ->
    [one] { $number } post is
   *[other] { $number } posts are
} on the way
panel-failed = { $number ->
    [one] { $number } post failed
   *[other] { $number } posts failed
} in { $channel }: { $why }
panel-failed-unknown = it is not known why
panel-failed-more = And in { $number ->
    [one] { $number } other channel
   *[other] { $number } other channels
}
panel-shortlist = Shortlist
panel-reveal = Reveal
panel-reveal-now = Reveal now: { $category }
panel-hold = Hold
panel-go-on = Go on
panel-skip = Skip
panel-back = Back
panel-peek = Peek
panel-notes = Notes
panel-jump = Jump to a category
panel-out-of-date = This panel is out of date. Post a new one with `/ceremony panel`.
panel-not-allowed = I may not write in this channel. Give me View Channel and Send Messages here, or choose another channel.
panel-not-posted = The panel could not be posted: { $why }. Try again in a moment.
notes-presenter = Who presents it
notes-say = How names are spoken
notes-note = What else to mind
moved-on = Nothing was done, as the show had moved on: { $who } { $what } ({ $time }).
only-organisers = Only members with the permission Manage Events run a show. Ask a server administrator for it.
organisers-elsewhere = Shows are run in their organisers' own server only.
only-managers = Only members with the permission Manage Server say what its channels get. Ask a server administrator.
followed-in-servers = Announcements are followed in a server, by those who manage it.
ledger-late = The ledger did not answer in time. What you asked for may have been done or not: look at `/ceremony status` before you try again.
ledger-fails = The ledger cannot be used just now, and nothing was done. The log says why. The terminal has the same verbs: `laureate ceremony`.
ledger-nowhere = The ledger has no place here: set `url` in [ledger] to the path of a file.
no-chance = The system has no source of chance: { $error }.
nothing-seen = No awards are shown here. Whoever runs this bot chooses which servers see which; in theirs it answers.
too-many = That is more than I may answer in a minute. Please wait a little, or use /ask: that always works.
could-not-keep-up = I could not keep up here: { $people }, please ask again, or use /ask: that always works.
not-yours-to-delete = Only the person who asked can delete this reply.
choice-now = { $category } · now
choice-recorded = { $category } · recorded
log-latest = These are the last { $number }; `laureate ceremony log` prints them all.
transcript-of = What proves the results of { $award }
# In markdown.
transcript-told = Commitment: { $root }. `laureate ceremony verify FILE` proves the file anywhere.
transcript-fails = The transcript cannot be written: { $error }.

## Discord: channels of a show, and whether all is ready. Names of permissions are Discord's own

not-of-this-server = Choose a channel of this server.
not-a-role = @everyone is not a role that is pinged. Choose another role.
channel-unseen = { $why ->
    [no-server] Channel { $channel } is in no server.
    [gone] Channel { $channel } is not there any more.
    [hidden] Channel { $channel } cannot be seen by me: give me View Channel there.
   *[untold] Channel { $channel } is not told of by Discord just now ({ $failure }).
}
that-channel-unseen = { $why ->
    [no-server] That channel is in no server.
    [gone] That channel is not there any more.
    [hidden] That channel cannot be seen by me: give me View Channel there.
   *[untold] That channel is not told of by Discord just now ({ $failure }).
}
channel-ready = { $channel } can be written to, with pictures{ $ping ->
    [yes] , with the role's ping
   *[no] { "" }
}, and read back.
channel-lacks = In { $channel } I have not the permission { $permissions }.
channel-lacks-give = { channel-lacks } Give it to me, then ask again.
channel-announces = { $channel } is an announcement channel.
channel-announces-not = { $channel } is not an announcement channel, so nothing is published.
channels-more = { $number ->
    [one] { $number } more channel follows; it is not looked at here.
   *[other] { $number } more channels follow; they are not looked at here.
}
clock-right = This machine's clock agrees with Discord's.
clock-wrong = This machine's clock and Discord's are { $seconds } seconds apart. Set this machine's right.
ledger-written = The ledger can be written.
ledger-not-written = The ledger cannot be written: { $error }.
posts-ready = { $posts ->
    [one] { $posts } post fits a message
   *[other] { $posts } posts fit a message
}; { $pictures ->
    [one] { $pictures } picture can be drawn and is described
   *[other] { $pictures } pictures can be drawn and are described
}.
post-unfit = { $category }: the result does not fit the catalogue any more.
post-too-long = { $category }: the post is too long for a message by { $number ->
    [one] { $number } character
   *[other] { $number } characters
}.
picture-lacks = { $category }: the picture's font lacks { $letters }, which is drawn as a box.
picture-said-too-long = { $category }: what describes the picture has { $number } characters; Discord takes { $most }.
follows-now = { $channel } gets the announcements of { $award } from now on.
follows-no-longer = { $channel } no longer gets the announcements of { $award }.
follows-with-ping = { $channel }: { $award }, with a ping of { $role }
follows-none = No channel of this server gets announcements. `/announcements follow` has one get them.

## Discord: before a show

import-no-file = Give the judges' sheet as a file, CSV or XLSX.
import-too-large = The file is larger than 1 MiB. A judges' sheet has 2,000 lines at most.
file-elsewhere = The file is not where Discord keeps files, so it is not fetched.
file-too-large = The file is larger than { $most } KiB.
file-lost = Discord did not hand the file over. Try again in a moment.
import-not-kept-yet = Nothing is kept yet. What you keep is what stands here, for ten minutes.
import-keep = Keep these results
import-gone = What was understood is not at hand any more. Import the sheet again.
import-cut = Lines are cut here; the file has them in full.
import-in-full = All that was understood
import-unclear = Nothing was kept, as the sheet is not clear:
import-more-faults = And { $number } more; `laureate ceremony import` in the terminal tells them all.
preview-at-end = The show is at its end. Name a category.
preview-unfit = The result does not fit the catalogue any more.
# In markdown.
rehearsal-begins = The rehearsal of { $award } begins in { $channel }, at the pace that Discord allows. Its winners are drawn from the shortlists by chance, and no recorded result is looked at; a name may be the right one by chance. Nobody is pinged. The button in its first message takes it away; else it goes an hour after its last post.
rehearsal-first = **REHEARSAL** of { $award }. All winners below are made up.
rehearsal-where-it-counts = Real winners are announced in that channel. Choose one that the crew alone can see.
rehearsal-seen-by-all = Everybody can see { $channel }. Choose a private channel: the winners of a rehearsal are made up.
rehearsal-goes = The rehearsal is being taken away.
rehearsal-remove = Remove the rehearsal

## Discord: /ceremony and /announcements, and what they take. The terminal has the same; 100 characters at most

command-ceremony = Run a show: plan it, record results sealed, reveal them
command-ceremony-plan = Plan the show of an award, or change its plan
command-ceremony-record = Record a category's result, sealed; again to replace it
command-ceremony-seal = Fix the recorded results, and tell the commitment to them
command-ceremony-notes = Write what the crew needs to know of a category
command-ceremony-check = GO or NO-GO, line by line
command-ceremony-show = Show a category's shortlist
command-ceremony-reveal = Reveal a category
command-ceremony-correct = Put a revealed result right
command-ceremony-withdraw = Take back what was revealed by mistake
command-ceremony-schedule = Reveal a category by the clock; without a time, take it off the clock
command-ceremony-hold = Let the show wait
command-ceremony-resume = Let it go on
command-ceremony-skip = Pass a category over
command-ceremony-go = Go to a category
command-ceremony-back = Go back to the nearest category before that is not announced
command-ceremony-peek = See a category's recorded result
command-ceremony-status = How far the show is
command-ceremony-log = Everything that happened
command-ceremony-transcript = What proves the results, as JSON
command-ceremony-import = Read the results from a judges' sheet, see what was understood, and keep them sealed
command-ceremony-preview = See a category's posts exactly as they will be, for you alone
command-ceremony-rehearse = Go through the whole show with made-up winners
command-ceremony-panel = Post the show-caller's panel here
command-announcements = Have an award's announcements in a channel of this server
command-announcements-follow = A channel gets an award's announcements as they are made
command-announcements-unfollow = A channel gets them no longer
command-announcements-list = Which channels of this server get which announcements
option-ceremony-award = The award, where several may be meant
option-ceremony-the-award = The award
option-ceremony-category = The category, by name or id
option-ceremony-winner = Who won; once for each where it is shared
option-ceremony-commended = Who was commended; once for each
option-ceremony-citation = What the jury says
option-ceremony-reason = Why
option-ceremony-channel = The channel of the announcements
option-ceremony-starts = When it begins, such as 2026-12-01 19:30
option-ceremony-ping = The role that is pinged with each winner
option-ceremony-publish = Publish to those who follow the channel
option-ceremony-presenter = Who presents it
option-ceremony-say = How names are spoken
option-ceremony-note = What else to mind
option-ceremony-at = When, such as 21:30
option-ceremony-go = If the moment is missed, reveal at once instead of asking
option-ceremony-file = CSV or XLSX: category, entry, standing, citation
option-ceremony-private-channel = A private channel, for the crew alone
option-ceremony-shortlist = The post of the shortlist, instead of the winner's
option-announcements-follow = The channel that gets them
option-announcements-unfollow = The channel that gets them no longer

## A command that cannot be carried out as it was written

help-commands = Ask in your own words, or use a command, with or without its slash.
help-main-option = { $option }: { $about }, may stand without its name
help-example = Example
help-more = A number opens that entry of the last list; next turns the page. help COMMAND tells its options. Tab completes.
help-more-of-one = A value goes on until the next option, so it needs no quotes.
usage-missing = The { $option } is missing: say which { $option } is meant.
usage-no-page = “{ $page }” is not a page; give a number from 1.
usage-twice = `{ $option }` is given twice; give it once.
usage-no-options = /{ $command } takes no options.
usage-no-option = /{ $command } has no option `{ $option }`. Its options: { $known }.
usage-misspelt = Unknown option `{ $option }`; did you mean `{ $meant }:`?
usage-no-text = /{ $command } takes no text.
usage-which = Say what is asked of the { $word }: { $commands }.
usage-another-command = Unknown command /{ $word }; did you mean /{ $name }?
usage-no-command = Unknown command /{ $word }; type help for a list.

## The terminal

more-facts = { $number ->
    [one] { $number } more fact
   *[other] { $number } more facts
}: /show { $entry }
page-and-next = { $shown }; page:{ $next } for the next.

## Pages

go-on = Go on
filter-meant = The { filter } you mean
too-long = That is too long: ask in { $most } characters at most.
no-such-award-here = No such award here; the list below has them all.
board-of-this = The board of this award
picture-to-share = A picture of this, to share
ask-label = Ask in your own words, or by a command such as /winners
ask-button = Ask
ask-heading = Ask about award entries
try-heading = Try
awards-heading = Awards
board = board
board-of = { " " }of { $award }
board-progress = , { $done } of { $all } announced
skip = Skip to the content
ask-something = Ask something
on-the-web = On the web
the-board = The board
board-title = Board: { $award }
board-counted = { $done } of { $all }
board-announced = { $counted } announced
board-nothing = Nothing is announced yet.
board-newest-first = Announced, the newest first
board-begins = Begins { $moment }
board-ceremony = Ceremony: { $day }
board-no-winner = No winner
board-says = Announced: { $category }, won by { $winners }.
board-says-none = Announced: { $category }, no winner.
board-live = Live
board-lost = Not connected; trying again
no-such-board = No such board
no-such-board-here = No award here has this name.
too-many-requests = Too many requests
too-many-from-your-address = There are too many from your address; try again in a minute.
key-needed = A key is needed
give-the-key = Give the key that you were told as the password; the name does not matter.

## The running order as a file to print, and the catalogue as a page

sheet-heading = { $award }: running order
sheet-for-the-crew = For the crew alone.
sheet-presenter = Presenter
sheet-say = Say
sheet-note = Note
sheet-next = next
export-results = Results
export-entries = Entries
export-caption = { $number } of { $award }
export-entry = Entry
export-who = Who
export-standing = Standing
export-nothing = Nothing was announced yet.
