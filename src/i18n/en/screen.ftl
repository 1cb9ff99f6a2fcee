screen-locked-past = this is the past: T T goes back to today
screen-locked = this session is read-only
screen-keys = Keys
screen-keys-foot = j k scroll  Esc closes
screen-keys-place = All letters also count by their place on a Russian or Turkmen keyboard.
screen-of = { $at } of { $n }
screen-read-only = read-only
screen-stated-at = stated at { $meeting }
screen-days = { $n } days: { $later } later, { $earlier } earlier
screen-file-read-only = this file is read-only:
screen-saving = saving…
screen-unsaved = { $n } unsaved
screen-to-decide = { $n } to decide: { $key }
screen-faulty = { $n ->
    [one] ! { $n } file needs a look
   *[other] ! { $n } files need a look
 }
screen-plans = Plans
screen-projects = Projects
screen-meetings = Meetings
screen-due = Due
screen-changes = Changes
screen-brief = Brief
screen-as-of = as of { $day }
screen-banner-meeting = { "," } meeting { $id }
screen-banner-unknown = { "," } { $n } not known
screen-banner = As of { $day }{ $meeting }: without deadlines and progress{ $unknown }. T T is today.
screen-banner-short = As of { $day }. T T is today.
screen-meeting = Meeting
screen-linked = Linked
screen-no-meeting = No meeting is recorded yet.
screen-a-adds = a adds one.
screen-filter-no-meeting = The filter shows no meeting.
screen-esc-filter = Esc takes it away.
screen-no-commitments = this meeting has no commitments: C records one
screen-choose-plan = choose the plan on Plans (1) or a project of it first
screen-order = Order and columns
screen-order-foot = Enter sort  Space show or hide  Esc done
screen-all-plans = All plans
screen-marked = { $n } marked
screen-by = by { $column }
screen-shown-of = { $shown } of { $all }
screen-no-project = There is no project here yet.
screen-filter-no-project = The filter shows no project.
screen-esc-filter-change = Esc takes it away, / changes it.
screen-not-known = ? not known
screen-not-known-day = ? not known for this day
screen-no-due = there is no due date to move: d sets one
screen-due-now = due { $date }
screen-due-moved = { $n } due dates moved by { $days } days
screen-no-plan-for-project = there is no plan to which a project could belong
screen-choose-ending = choose a project of the plan that ends
screen-none-selected = no project is selected
screen-which-meeting = at which meeting? m chooses it, or go to Meetings (3)
screen-no-plan = There is no plan here.
screen-no-plan-how = A file with a [plan] table is a plan: `coplan init` makes one.
screen-next-meeting = next { $date }
screen-not-met = no meeting with this partner yet
screen-by-rules = by the rules
screen-status-of = Status of { $what }
screen-health-of = Health of { $what }
screen-is-already = it is { $status } already
screen-no-filter = no filter
screen-saved-views = Saved views
screen-became = What became of it?
screen-save-quit = save and quit
screen-quit-unsaved = quit without saving
screen-go-on = go on working
screen-no = no
screen-yes-remove = yes, remove (u takes it back)
screen-remove = Remove { $what }?
screen-left-open = { $open } to decide: yours would be dropped
screen-tab-facts = Facts
screen-tab-lineage = Lineage
screen-tab-source = TOML
screen-since = since { $date }
screen-remove-rows = Remove { $n } rows?
screen-left-unsaved = { $n ->
    [one] { $n } change is
   *[other] { $n } changes are
 } not saved
screen-left-both = { $n ->
    [one] { $n } change is
   *[other] { $n } changes are
 } not saved, { $open } to decide
screen-whole-row = the whole row
screen-matrix = Matrix
screen-n-done = { $n } done
screen-n-open = { $n } open
screen-n-overdue = { $n } overdue
screen-n-closed = { $n } carried over or cancelled
screen-n-dropped = { $n } dropped
screen-nothing-open = nothing is open
screen-last = last { $date }
screen-unchanged-since = nothing changed since
screen-percent-done = done
screen-late = Late
screen-done-head = Done
screen-filter-no-plan = The filter shows no plan.
screen-numbers = Tab goes to a number, Enter to what is behind it
screen-no-meeting-here = There is no meeting here yet.
screen-matrix-meetings = 3 shows the meetings, a adds one there.
screen-matrix-projects = 2 shows the projects, a adds one there.
screen-changed-since = { $n ->
    [one] { $n } project
   *[other] { $n } projects
 } changed since
screen-due-of = Due: { $partner }
screen-changes-of = Changes: { $partner }
screen-brief-of = Brief: { $partner }
screen-due-soon = Next { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
screen-discussed-on = discussed { $date }
screen-week = Week { $n }, from { $date }
screen-no-base = There was no meeting yet with which to compare.
screen-changes-since = { $title } since { $date }
screen-nothing-changed = Nothing has changed that the histories tell.
screen-not-known-head = Not known
screen-brief-whose = Choose a project of a plan with a partner first: the brief is for the next meeting with them.
screen-sheet-foot-changes = { $edit } compare with another day  Enter goes to the row  Esc
screen-sheet-foot-due = Tab timeline  Enter goes to the row  Esc
screen-sheet-foot-brief = { $edit } partner, day, language, reader  w write it to a file  Esc
screen-n-projects = { $n } projects
screen-ask-foot = Enter takes it  Esc leaves it
screen-ask-due = Due date of { $what }
screen-ask-note = Note to the history of { $what }
screen-ask-done = Done: one line of evidence
screen-ask-why = { $what }: why?
screen-ask-project = New project: its title
screen-ask-meeting = New meeting: date, partner, title
screen-ask-commitment = Commitment: who, by when, what
screen-ask-brief = Write the brief to
screen-ask-few-words = type a few words, or Esc
screen-ask-needs-reason = { $what } needs a reason
screen-ask-health-reason = a health set by hand needs a reason
screen-ask-file = type the name of a file, or Esc
screen-ask-due-how = 15.05   +2w   eom   2024-Q4   2024   or words   empty clears
screen-ask-skip = Enter alone skips it
screen-ask-copy = .md   .txt   .html   (copy: { $copy })
screen-ask-words = words: "{ $text }" (computes nothing)
screen-ask-items = items with commas   +one adds   -one takes away
screen-ask-empty = empty clears
screen-ask-date-first = begin with the date: 15.05, 2024-05-15, today
screen-ask-side-first = begin with the id of an organisation: iom 15.05 sends the draft
screen-ask-by = = { $side }, by { $date }
screen-by-date = by { $date }
screen-meetings-since = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
 } since
screen-carry-which = Carry over from { $plan } into which plan?
screen-carry-into = Carry over from { $plan } into { $next }
screen-carry-foot = Enter shows the projects  e another id  Esc
screen-carry-foot-id = Enter takes the id  Esc
screen-carry-foot-list = Enter carries the ticked over  Space ticks  V all  Esc
screen-carry-new = a new plan
screen-carry-closed = Every project of this plan is closed: nothing has to go on.
screen-carry-there = there already
screen-carry-none = nothing is carried over
screen-carry-done = { $n ->
    [one] { $n } project
   *[other] { $n } projects
 } carried over into { $next }
screen-readout-title = Paste a readout, or type the name of its file
screen-readout-foot = Enter reads it  Ctrl-j new line  Esc
screen-readout-says = What the readout says
screen-readout-foot-check = Enter records it  Space takes or leaves  e corrects  Esc
screen-readout-foot-correct = Enter takes the correction  Esc
screen-readout-long = this is more than 1 MiB: no readout is that long
screen-readout-empty = paste the text of a readout, or type the name of its file
screen-readout-no-date = the text does not say when the meeting was: e types the date
screen-readout-fixed = this cannot be corrected, only taken or left
screen-readout-nothing = nothing to do: all of it is there already
screen-readout-recorded = meeting { $id } recorded
screen-readout-completed = meeting { $id } completed
screen-readout-links = { $n ->
    [one] { $n } project
   *[other] { $n } projects
 } linked
screen-dropped = dropped
screen-save-first = save first (Ctrl-s): the editor works on the file
screen-writing = writing { $path }
screen-copied = copied
screen-today-again = today again
screen-undone = undone: { $what }
screen-not-undone = not undone: { $why }
screen-nothing-to-undo = nothing to undo: this is as loaded
screen-done-again = done again: { $what }
screen-not-done-again = not done again: { $why }
screen-nothing-again = nothing to do again
screen-no-active = no meeting: changes are stated today
screen-active = from now on all is stated at { $meeting }
screen-all-saved = all is saved
screen-saved = saved
screen-saved-undurable = saved, but it may not survive a power cut: the folder could not be synced
screen-being-joined = somebody else has saved: both are being joined
screen-not-saved = not saved: { $why }
screen-wrote = wrote { $path }
screen-wrote-undurable = wrote { $path }, but it may not survive a power cut
screen-not-written = not written: { $why }
screen-not-read = { $path } cannot be read: { $why }
screen-taken-up = taken up: { $n ->
    [one] { $n } change
   *[other] { $n } changes
 }; save keeps it (Ctrl-s)
screen-taken-up-open = taken up: { $n ->
    [one] { $n } change
   *[other] { $n } changes
 }; { $open } to decide
screen-not-decided = not decided: { $why }
screen-decided = decided; save keeps it (Ctrl-s)
screen-left-to-decide = { $n } left to decide
screen-and-more = { $first } and { $n } more
screen-all-partners = All partners
screen-asking = What is it of?
screen-language = Language
screen-pick-foot = Enter takes it  Esc
screen-pick-date-foot = Enter takes it, or type a date  Esc
