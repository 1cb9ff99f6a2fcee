screen-locked-past = this is the past: { $key } { $key } goes back to today
screen-locked = this session is read-only
screen-keys = Keys
screen-keys-foot = { $down } { $up } scroll  { $back } closes
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
screen-banner = As of { $day }{ $meeting }: without deadlines and progress{ $unknown }. { $key } { $key } is today.
screen-banner-short = As of { $day }. { $key } { $key } is today.
screen-meeting = Meeting
screen-linked = Linked
screen-no-meeting = No meeting is recorded yet.
screen-a-adds = { $key } adds one.
screen-filter-no-meeting = The filter shows no meeting.
screen-no-commitments = this meeting has no commitments: { $key } records one
screen-choose-plan = choose the plan on Plans ({ $key }) or a project of it first
screen-order = Order and columns
screen-order-foot = { $enter } sort  Space show or hide  { $back } done
screen-all-plans = All plans
screen-marked = { $n } marked
screen-by = by { $column }
screen-shown-of = { $shown } of { $all }
screen-no-project = There is no project here yet.
screen-filter-no-project = The filter shows no project.
screen-esc-filter-change = { $back } takes it away, { $filter } changes it.
screen-not-known = ? not known
screen-not-known-day = ? not known for this day
screen-no-due = there is no due date to move: { $key } sets one
screen-due-now = due { $date }
screen-due-moved = { $n } due dates moved by { $days } days
screen-no-plan-for-project = there is no plan to which a project could belong
screen-choose-ending = choose a project of the plan that ends
screen-none-selected = no project is selected
screen-which-meeting = at which meeting? { $active } chooses it, or go to Meetings ({ $meetings })
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
screen-yes-remove = yes, remove ({ $key } takes it back)
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
screen-numbers = { $pane } goes to a number, { $enter } to what is behind it
screen-no-meeting-here = There is no meeting here yet.
screen-matrix-meetings = { $go } shows the meetings, { $add } adds one there.
screen-matrix-projects = { $go } shows the projects, { $add } adds one there.
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
screen-carry-foot = Enter shows the projects  { $edit } another id  Esc
screen-carry-foot-id = Enter takes the id  Esc
screen-carry-foot-list = Enter carries the ticked over  { $mark } ticks  { $all } all  Esc
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
screen-readout-foot-check = Enter records it  { $mark } takes or leaves  { $edit } corrects  Esc
screen-readout-foot-correct = Enter takes the correction  Esc
screen-readout-long = this is more than 1 MiB: no readout is that long
screen-readout-empty = paste the text of a readout, or type the name of its file
screen-readout-no-date = { $why }: { $key } types the date
screen-readout-fixed = this cannot be corrected, only taken or left
screen-readout-nothing = nothing to do: all of it is there already
screen-readout-recorded = meeting { $id } recorded
screen-readout-completed = meeting { $id } completed
screen-readout-links = { $n ->
    [one] { $n } project
   *[other] { $n } projects
 } linked
screen-dropped = dropped
screen-save-first = save first ({ $key }): the editor works on the file
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
screen-wrote = wrote { $name } in { $folder }
screen-wrote-undurable = wrote { $name } in { $folder }, but it may not survive a power cut
screen-not-written = not written: { $why }
screen-not-read = { $path } cannot be read: { $why }
screen-taken-up = taken up: { $n ->
    [one] { $n } change
   *[other] { $n } changes
 }; save keeps it ({ $key })
screen-taken-up-open = taken up: { $n ->
    [one] { $n } change
   *[other] { $n } changes
 }; { $open } to decide
screen-not-decided = not decided: { $why }
screen-decided-kept = decided; the file says so already
screen-decided = decided; save keeps it ({ $key })
screen-left-to-decide = { $n } left to decide
screen-and-more = { $first } and { $n } more
screen-ask-field = { $field } of { $id }
screen-ask-meeting-example = 15.05 iom Annual meeting
screen-ask-commitment-example = iom 15.05 sends the draft
screen-ask-percent = 0 to 100
screen-ask-comma = an item has a comma: +one adds, -one takes away, { $key } edits the file
screen-welcome-what = Plans with your partners, and what was said of them at which meeting.
screen-welcome-sample = Look at the sample
screen-welcome-sample-how = a copy in the folder coplan-demo: real meetings, change what you like
screen-welcome-new = Begin a new workspace
screen-welcome-new-how = the folder coplan-plans here: one plan, one meeting, with comments
screen-welcome-quit = Quit
screen-welcome-foot = { $enter } chooses
screen-welcome-own = To open a folder of your own: coplan FOLDER
screen-welcome-read-only = this session is read-only: name a folder of plans to look at
screen-recovery-kept = kept: it is offered again at the next start
screen-recovery-foot = t take them  d drop them  { $back } later
screen-recovery-title = { $n ->
    [one] { $n } change was not saved
   *[other] { $n } changes were not saved
 }
screen-recovery-head = coplan was ended before they were saved; the last is of { $date } at { $time }.
screen-timeline = Timeline
screen-timeline-of = Timeline: { $partner }
screen-timeline-in = { $title } in { $zoom }
screen-zoom-weeks = weeks
screen-zoom-months = months
screen-zoom-quarters = quarters
screen-zoom-years = years
screen-timeline-foot = + - zoom  { $pane } list  { $back }
screen-timeline-foot-wide = + - zoom  { $left } { $right } earlier, later  { $pane } list  { $enter } goes to the row  { $back }
screen-timeline-none = Nothing is open.
screen-timeline-from = from { $date }
screen-timeline-no-start = no start
screen-timeline-due = due { $date }
screen-timeline-no-due = no date to be due
screen-legend-today = today
screen-legend-meeting = meeting
screen-legend-bar = start to due
screen-legend-late = overdue
screen-problems-title = Problems: { $n }
screen-problems-foot = { $enter } opens the editor there  { $back }
screen-problems-none = Nothing is wrong in these files.
screen-no-cell = there is no cell to link
screen-cell-linked = { $id }: linked to the meeting of { $date }
screen-cell-unlinked = { $id }: link to the meeting of { $date } taken back
screen-cell-still-named = { $said }; its history still names this meeting
screen-matrix-never = { $n } never discussed
screen-matrix-columns = meetings { $first }-{ $last } of { $n }
screen-matrix-legend = { $discussed } discussed   { $passed } passed over   ✓ ▶ …  the status stated there
screen-cell-stated = stated there: { $status }
screen-cell-discussed = discussed
screen-cell-elsewhere = with another partner
screen-cell-to-come = still to come
screen-cell-before = before the project began
screen-cell-after = after it was closed
screen-cell-passed-over = not discussed
screen-row-wrong = Something is wrong in this row: press { $key } to see what.
screen-no-history = Nothing is recorded yet.
screen-no-history-how = { $status } marks a status, { $note } adds a note.
screen-files-changed = Changes of the files
screen-event-at = at: { $meeting }
screen-event-by = by: { $who }
screen-not-discussed = Not discussed at any meeting yet.
screen-not-discussed-how = { $key } links it to one.
screen-no-such-meeting = { $id } (no such meeting)
screen-plan-unnamed = No meeting names this plan.
screen-nothing-linked = No project is linked to this meeting.
screen-nothing-linked-how = On a project, { $key } links it.
screen-nothing-undertaken = Nobody undertook anything here, as far as it is recorded.
screen-nothing-undertaken-how = { $key } records what a side undertakes.
screen-nothing-promised = Its meetings have no commitments.
screen-nothing-promised-how = On a meeting, { $key } records what a side undertakes.
screen-follows-nothing = It follows nothing.
screen-in-a-row = { $n } in a row
screen-took-part = Took part
screen-source-today = The files tell how it stands today: { $key } { $key }.
screen-today = today
screen-tomorrow = tomorrow
screen-in-days = in { $n } days
screen-in-months = in { $n } months
screen-days-overdue = { $n ->
    [one] { $n } day overdue
   *[other] { $n } days overdue
 }
screen-months-overdue = { $n } months overdue
screen-link-to = Link { $what } to a meeting
screen-link-foot = Enter links, again takes back  Esc
screen-pick-no-meeting = no meeting
screen-pick-meeting = Stated at which meeting?
screen-pick-foot = Enter takes it  Esc
screen-pick-moment = As it stood when?
screen-pick-foot-date = Enter takes it, or type a date  Esc
screen-pick-foot-past = Enter takes it  { $key } today  Esc
screen-pick-commitment = What became of which commitment?
screen-pick-foot-plain = Enter  Esc
screen-pick-field = Edit { $id }
screen-pick-foot-edit = Enter edits  Esc
screen-pick-action = What do you want to do?
screen-pick-foot-do = Enter does it  Esc
screen-pick-nothing = Nothing fits.
screen-many-lines = { $field } has several lines: { $key } opens it in your editor
screen-no-date-typed = "{ $text }" is no date: 2024-05-15 or 15.05
screen-type-person = type it as: name; role; side
screen-type-commitment = type it as: side; date; what it undertakes
screen-type-relation = type one of { $words }; then what was said
screen-piece-same = { $id }, which is there: what it lacks is added
screen-piece-no-date = not said
screen-piece-open = Still open
screen-piece-said-done = { $id }, though its plan is called carried out
screen-piece-new = New here
screen-piece-no-plan = "{ $title }", which is not in the workspace
screen-piece-due = , due { $date }
screen-sorted = sorted
screen-nothing-to-decide = there is nothing to decide
screen-mouse-back = the mouse works the program again
screen-mouse-away = the mouse selects text now; { $key } gives it back
screen-setting-wrong = { $place }: { $message }; `coplan config` tells more
screen-saver-ended = not saved: the thread that saves has ended
screen-reader-ended = the files cannot be read again: the thread that reads has ended
screen-no-editor = no editor found: set EDITOR, such as EDITOR=nano
screen-no-text = it is no UTF-8 text; save it as plain text first
screen-choice-of = { $field } of { $id }
screen-choice-none = nothing
screen-all-partners = All partners
screen-asking = What is it of?
screen-language = Language
screen-sheet-foot-changes = { $edit } compare with another day  { $enter } goes to the row  { $back }
screen-sheet-foot-due = { $pane } timeline  { $enter } goes to the row  { $back }
screen-sheet-foot-brief = { $edit } partner, day, language, reader  w write it to a file  { $back }
screen-never-discussed = never discussed
screen-ask-ending = The name ends with .md, .txt or .html
