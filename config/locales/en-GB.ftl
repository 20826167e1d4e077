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
