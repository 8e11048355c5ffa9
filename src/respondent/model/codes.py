"""Every code that a diagnostic can have, by family. ``docs/diagnostics.md`` has an entry for each.

Y: YAML text · S: settings and the workspace · R: records and what they refer to · C: CSV tables ·
T: templates · Q: consultations, the answers to them, and regulators' forms · W: letterheads and writing files ·
B: drafts that other people wrote, and what readers answered · V: verdicts of reviewers, and archived sources ·
G: sign-offs, and documents that were sent ·
A: built documents that came back · L: what is confidential · H: workbooks of evidence that came back.
"""

from __future__ import annotations

from respondent.model.diagnostic import Code, Severity

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE

# Y: the text of a YAML file. Used by `yamltext`.
Y101 = Code("Y101", E, "not valid YAML")
Y102 = Code("Y102", E, "a key that stands twice")
Y103 = Code("Y103", E, "an anchor, an alias or a merge key")
Y104 = Code("Y104", E, "a tag or a directive")
Y105 = Code("Y105", E, "a second document in one file")
Y106 = Code("Y106", E, "too deep, or too many values")
Y107 = Code("Y107", E, "too large")
Y108 = Code("Y108", E, "a wrong encoding")
Y109 = Code("Y109", E, "a character that is refused")
Y110 = Code("Y110", E, "a text with a colon in it")
Y111 = Code("Y111", W, "a value cut short by #")
Y112 = Code("Y112", E, "a key that is no name")
Y113 = Code("Y113", E, "a tab where spaces belong")
Y114 = Code("Y114", E, "quotation marks that do not match")
Y115 = Code("Y115", E, "a value that begins with a sign of YAML's own")
Y116 = Code("Y116", E, "nothing in the file")
Y117 = Code("Y117", E, "a line that does not line up")
Y118 = Code("Y118", E, "brackets that do not match")
Y119 = Code("Y119", E, "a merge that was not finished")

# S1: the fields of respondent.yaml. Used by `loading`.
S101 = Code("S101", E, "a setting that there is not")
S102 = Code("S102", E, "a setting that is missing")
S103 = Code("S103", E, "a value that the setting does not accept")
S104 = Code("S104", E, "a list or fields in the wrong place of the settings")
S105 = Code("S105", E, "settings that do not go together")
S106 = Code("S106", E, "another version of the format")

# S2: the workspace's folders and files. Used by `loading`.
S201 = Code("S201", E, "an evidence folder that is not there")
S202 = Code("S202", E, "a file that is too large")
S203 = Code("S203", E, "a file that cannot be read")
S204 = Code("S204", E, "a folder where a file should be")
S205 = Code("S205", W, "a file whose name ends otherwise")
S206 = Code("S206", W, "a second copy of a file")
S207 = Code("S207", E, "a link that leaves the workspace")
S208 = Code("S208", E, "a file's name that is no id")
S209 = Code("S209", E, "two files with one id")
S210 = Code("S210", N, "nothing here yet")
S211 = Code("S211", N, "no folder of templates")

# S3: comments that silence a rule, and rules that break down. Used by `loading` and `checking`.
S301 = Code("S301", W, "a silence that silences nothing")
S302 = Code("S302", W, "a silence that cannot be read")
S303 = Code("S303", W, "a check that broke down")

# R1: the fields of a record. Used by `loading`.
R101 = Code("R101", E, "a field that there is not")
R102 = Code("R102", E, "a field that is missing")
R103 = Code("R103", E, "a value that the field does not accept")
R104 = Code("R104", E, "a list or fields in the wrong place")
R105 = Code("R105", E, "fields that do not go together")
R106 = Code("R106", E, "a unit that the workspace does not have")
R107 = Code("R107", E, "a record without fields")
R108 = Code("R108", E, "no kind of record")

# R2: references between records, and to files. Used by `loading`.
R201 = Code("R201", E, "a reference to nothing")
R202 = Code("R202", E, "a reference to a record of another kind")
R203 = Code("R203", E, "references in a circle")
R204 = Code("R204", E, "a former id that is taken")
R205 = Code("R205", E, "an office that nobody held")
R206 = Code("R206", W, "an office without an address")
R207 = Code("R207", E, "a file that is not there")
R208 = Code("R208", E, "a path that leaves the workspace")
R209 = Code("R209", E, "a folder where a file is meant")
R210 = Code("R210", E, "a document for each row of no key")

# C: tables. Used by `loading`.
C101 = Code("C101", E, "a table that is not in UTF-8")
C102 = Code("C102", E, "a table's head that names no columns")
C103 = Code("C103", E, "columns not parted by commas")
C104 = Code("C104", E, "quotation marks that do not match")
C105 = Code("C105", E, "a row with too many or too few cells")
C106 = Code("C106", E, "a table with too many rows or columns")
C107 = Code("C107", E, "a column that is not there")
C108 = Code("C108", E, "a row without its key")
C109 = Code("C109", E, "two rows with one key")
C110 = Code("C110", E, "a cell that is no number")
C111 = Code("C111", E, "a cell with a formula")
C112 = Code("C112", E, "a number in another unit than the table's")
C113 = Code("C113", E, "a complete group that has no rows")
C114 = Code("C114", E, "a cell that is no period")
C115 = Code("C115", E, "a group's name spelled in two ways")
C116 = Code("C116", W, "a count below nought")
C117 = Code("C117", E, "a row that is the others' total")
C118 = Code("C118", E, "a merge that was not finished")

# T1: the front matter of a template. Used by `loading`.
T101 = Code("T101", E, "a field that front matter does not have")
T102 = Code("T102", E, "a field that is missing from the front matter")
T103 = Code("T103", E, "a value that the front matter does not accept")
T104 = Code("T104", E, "a list or fields in the wrong place of the front matter")
T105 = Code("T105", E, "fields of the front matter that do not go together")
T106 = Code("T106", E, "front matter that does not begin on the first line")
T107 = Code("T107", E, "front matter that does not end")
T108 = Code("T108", E, "a template that is too large")
T109 = Code("T109", E, "a merge that was not finished")

# T2: templates in use. Used by `rendering`.
T201 = Code("T201", E, "a template that cannot be read")
T202 = Code("T202", E, "a character that is refused")
T203 = Code("T203", E, "a name that is not known")
T204 = Code("T204", E, "a part that something does not have")
T205 = Code("T205", E, "a filter or a test that there is not")
T206 = Code("T206", E, "a template that is not there")
T207 = Code("T207", E, "something that templates may not do")
T208 = Code("T208", E, "a wrong use of something")
T209 = Code("T209", E, "nothing that can be printed")
T210 = Code("T210", E, "too much work")
T211 = Code("T211", E, "something that cannot be worked out")
T220 = Code("T220", E, "no such record, row or value")
T221 = Code("T221", E, "a calculation that makes no sense")
T222 = Code("T222", E, "words that would not be true")
T223 = Code("T223", E, "a claim that is not running text")
T224 = Code("T224", E, "a table in the midst of text")
T225 = Code("T225", E, "a claim where none can stand")
T226 = Code("T226", E, "a figure that runs into something else")
T230 = Code("T230", E, "HTML in a template")
T231 = Code("T231", E, "a link that is refused")
T232 = Code("T232", W, "a picture without a description")
T233 = Code("T233", E, "a picture that is not there")
T234 = Code("T234", E, "Markdown that is too involved")
T235 = Code("T235", E, "a table whose rows have too many cells")
T236 = Code("T236", E, "a part of a response in the wrong place")
T237 = Code("T237", E, "an organisation that does not respond")
T238 = Code("T238", E, "a reference to nothing in the response")
T239 = Code("T239", E, "one name for two recommendations")

# Q3: a regulator's own form. Used by `writing`.
Q301 = Code("Q301", E, "a form that cannot be used")
Q302 = Code("Q302", E, "an answer for which the form has no place")
Q303 = Code("Q303", E, "a question that reads differently in the form")
Q304 = Code("Q304", W, "a question that the form asks twice")
Q305 = Code("Q305", W, "a question of the form that the record does not have")
Q306 = Code("Q306", W, "words where an answer goes")
Q307 = Code("Q307", W, "a form that is protected against editing")
Q308 = Code("Q308", E, "a locked place in a form")
Q309 = Code("Q309", W, "a form with tracked changes or comments")
Q310 = Code("Q310", W, "a choice for which the form has no box")
Q311 = Code("Q311", W, "fields and boxes of a form that stay empty")
Q312 = Code("Q312", N, "a field that the form does not have")
Q313 = Code("Q313", W, "a recommendation that is not in the form")

# W1: letterheads. Used by `writing`.
W101 = Code("W101", E, "a letterhead that is no Word document")
W102 = Code("W102", E, "a damaged letterhead")
W103 = Code("W103", E, "a letterhead with a password")
W104 = Code("W104", E, "a letterhead that unpacks to too much")
W105 = Code("W105", E, "a letterhead that is not safe")
W106 = Code("W106", E, "a letterhead with macros")
W107 = Code("W107", E, "a letterhead in strict Open XML")
W108 = Code("W108", E, "a letterhead without a placeholder")
W109 = Code("W109", E, "a letterhead with several placeholders")
W110 = Code("W110", E, "a placeholder that is not alone in its paragraph")
W111 = Code("W111", W, "a placeholder in a text box")
W112 = Code("W112", W, "a letterhead that is protected against editing")
W113 = Code("W113", W, "a letterhead with tracked changes or comments")

# W2: writing files. Used by `press` and `build`.
W201 = Code("W201", E, "two documents of one name")
W202 = Code("W202", E, "a document that another program holds open")
W203 = Code("W203", E, "a picture that Word cannot show")

# B1: drafts that other people wrote. Used by `reading`.
B101 = Code("B101", E, "a draft of a kind that is not read")
B102 = Code("B102", E, "a damaged draft")
B103 = Code("B103", E, "a draft with a password")
B104 = Code("B104", E, "a draft that is too large")
B105 = Code("B105", E, "a draft that is not safe")
B106 = Code("B106", W, "a part of a draft that was not read")
B107 = Code("B107", N, "a draft in an old encoding")
B108 = Code("B108", W, "a draft without text")
B109 = Code("B109", N, "a draft whose name says something else")
B110 = Code("B110", N, "a draft with tracked changes")
B111 = Code("B111", W, "a draft with hidden text")

# B2: what readers answered. Used by `factchecking`.
B201 = Code("B201", E, "an answer that is not in order")
B202 = Code("B202", W, "an answer that has lapsed")

# E1: records and what rests on them. Used by `checking`.
E101 = Code("E101", W, "a provisional source")
E102 = Code("E102", W, "something that has been replaced")
E103 = Code("E103", W, "a stale source")
E104 = Code("E104", N, "a source that nobody cites")
E105 = Code("E105", N, "a record that nobody uses")
E106 = Code("E106", W, "a source without a date or a publisher")
E107 = Code("E107", W, "a figure without its place in the source")
E108 = Code("E108", W, "two values for one thing")
E109 = Code("E109", W, "shares that pass the whole")
E110 = Code("E110", W, "parts that do not make their total")
E111 = Code("E111", W, "a change that the counts do not give")
E112 = Code("E112", W, "a coverage left unsaid")
E113 = Code("E113", W, "a change over other bodies")
E114 = Code("E114", W, "a caveat left behind")
E115 = Code("E115", E, "a statement that is not its value")

# P1: periods and dates. Used by `checking`.
P101 = Code("P101", W, "a relative date that is wrong")
P102 = Code("P102", N, "financial and calendar years mixed")
P103 = Code("P103", W, "different periods compared")
P104 = Code("P104", W, "estimates that overlap compared")

# K1: consent and quotations. Used by `checking`.
K101 = Code("K101", E, "a quotation for a use not agreed to")
K102 = Code("K102", E, "a quotation whose consent has ended")
K103 = Code("K103", E, "an altered quotation")
K104 = Code("K104", W, "changed words called verbatim")
K105 = Code("K105", W, "a child’s words without warning or support")
K106 = Code("K106", W, "a quotation about another place")

# D1: documents. Used by `checking`.
D101 = Code("D101", W, "signatories that differ")
D102 = Code("D102", W, "a reference to nothing in the document")
D103 = Code("D103", W, "a picture that is not described")
D104 = Code("D104", W, "a heading that skips a level")

# X1: what must not go out. Used by `checking`.
X101 = Code("X101", E, "a figure under embargo")
X102 = Code("X102", E, "a small count")
X103 = Code("X103", E, "a small count by subtraction")

# N1: numbers and words in prose. Used by `checking`.
N101 = Code("N101", W, "a number that was typed")
N102 = Code("N102", E, "words around a figure that do not hold")
N103 = Code("N103", E, "a figure of something else")
N104 = Code("N104", E, "a rate over the wrong time")
N105 = Code("N105", W, "recorded is not happened")
N106 = Code("N106", W, "a place wider than the figure’s")
N107 = Code("N107", N, "a percentage of nothing named")
N108 = Code("N108", E, "a claim that its record contradicts")
N109 = Code("N109", E, "a figure of another row")
N110 = Code("N110", E, "a figure of another time")
N111 = Code("N111", E, "a share of another whole")
N112 = Code("N112", E, "per cent and percentage points mixed up")

# F2: a draft held against the evidence. Used by `weighing`.
F201 = Code("F201", E, "a figure that the evidence does not bear out")
F202 = Code("F202", E, "a word that is too strong for the evidence")
F203 = Code("F203", E, "a rate that the evidence does not bear out")
F204 = Code("F204", E, "a figure of another period")
F205 = Code("F205", E, "a figure that counts something else")
F206 = Code("F206", E, "a rise that is a fall, or a fall that is a rise")
F207 = Code("F207", E, "per cent and percentage points taken for each other")
F208 = Code("F208", E, "a superlative that the series does not bear out")

# F3: a draft held against itself. Used by `weighing`.
F301 = Code("F301", E, "a change that its two figures do not give")
F302 = Code("F302", E, "a share that its two figures do not give")
F303 = Code("F303", E, "per cent in place of percentage points")
F304 = Code("F304", E, "a remainder that the parts do not leave")
F305 = Code("F305", E, "a rate that the total does not give")
F306 = Code("F306", E, "a total that its parts do not make")

# V1: the files of verdicts. Used by `loading` and `reviewing`.
V101 = Code("V101", E, "a field that a verdict does not have")
V102 = Code("V102", E, "a field that is missing from a verdict")
V103 = Code("V103", E, "a value that a verdict does not accept")
V104 = Code("V104", E, "a list or fields in the wrong place of a verdict")
V105 = Code("V105", E, "a verdict that was changed by hand")
V106 = Code("V106", E, "a verdict in the wrong place")
V107 = Code("V107", W, "a verdict on a record that is not there")
V108 = Code("V108", W, "a verdict from the future")
V109 = Code("V109", E, "a remark that cannot be read")

# V2: how records stand by their verdicts. Used by `reviewing`.
V201 = Code("V201", W, "a record that a reviewer rejected")
V202 = Code("V202", W, "a record with an open query")
V203 = Code("V203", N, "a verdict that is out of date")
V204 = Code("V204", W, "verdicts that disagree")
V205 = Code("V205", W, "a verdict that does not count")

# V3: the archive's index. Used by `loading`.
V301 = Code("V301", E, "a field that the archive’s index does not have")
V302 = Code("V302", E, "a field that is missing from the archive’s index")
V303 = Code("V303", E, "a value that the archive’s index does not accept")
V304 = Code("V304", E, "a list or fields in the wrong place of the archive’s index")
V305 = Code("V305", E, "an index that is in the wrong place")
V306 = Code("V306", W, "copies of a source that is not there")

# V4: records held against the archived copies of their sources, and links. Used by `archiving`.
V401 = Code("V401", E, "an archived copy that was altered")
V402 = Code("V402", N, "an archived copy that is not on this computer")
V403 = Code("V403", W, "a passage that is not in the archived copy")
V404 = Code("V404", W, "a value that is not in the archived copy")
V405 = Code("V405", E, "a method that gives another value")
V406 = Code("V406", W, "a method that cannot be followed")
V407 = Code("V407", N, "an archived copy that cannot be searched")
V408 = Code("V408", W, "a dead link")
V409 = Code("V409", N, "a link that leads elsewhere")
V410 = Code("V410", W, "a link that was not followed")

# G1: the files of sign-offs. Used by `loading` and `press`.
G101 = Code("G101", E, "a sign-off that is not in order")
G102 = Code("G102", E, "a sign-off that was changed by hand")
G103 = Code("G103", E, "a sign-off of an unknown organisation")
G104 = Code("G104", W, "a sign-off from the future")
G105 = Code("G105", W, "a sign-off of a document that is not there")
G106 = Code("G106", W, "a sign-off whose words or proof are lost")

# G2: how documents stand by their sign-offs. Used by `signing`.
G201 = Code("G201", E, "a signatory that has not signed")
G202 = Code("G202", N, "a signatory that has yet to sign")
G203 = Code("G203", N, "words changed since a sign-off")
G204 = Code("G204", W, "a signatory that refused")
G205 = Code("G205", N, "an organisation left out")

# G3: documents that were sent. Used by `loading`.
G301 = Code("G301", E, "particulars of something sent that are not in order")
G302 = Code("G302", E, "something sent that is not as it was")

# Q1: the answers of a response, held to what the consultation asks. Used by `checking`.
Q101 = Code("Q101", W, "a question that is still open")
Q102 = Code("Q102", E, "a question without an answer")
Q103 = Code("Q103", E, "an answer to no question")
Q104 = Code("Q104", E, "two answers to one question")
Q105 = Code("Q105", W, "an answer with too many words")
Q106 = Code("Q106", W, "an answer without evidence")
Q107 = Code("Q107", E, "a question skipped without a reason")
Q108 = Code("Q108", W, "another version than is consulted on")
Q109 = Code("Q109", W, "one figure told in two ways")
Q110 = Code("Q110", E, "an answer that nobody stands behind")

# Q2: the time at which a consultation closes. Used by `checking`.
Q201 = Code("Q201", N, "a consultation that closes")
Q202 = Code("Q202", E, "a response that is too late")
Q203 = Code("Q203", W, "a consultation that has closed")

# Q4: the cover sheet of a response, and its submission pack. Used by `checking` and `packing`.
Q401 = Code("Q401", E, "a cover sheet that contradicts its response")
Q402 = Code("Q402", W, "something confidential without a reason on the cover sheet")
Q403 = Code("Q403", E, "a cover sheet that speaks of an answer that there is not")
Q404 = Code("Q404", W, "a cover sheet with something left open")
Q405 = Code("Q405", W, "no address to send to")

# A1: whose file it is that came back. Used by `auditing`.
A101 = Code("A101", E, "a manifest that was altered")
A102 = Code("A102", W, "a manifest that is missing")
A103 = Code("A103", N, "a file without marks of ours")
A104 = Code("A104", N, "a file that an earlier version built")

# A2: what happened to a claim. Used by `auditing`.
A201 = Code("A201", E, "a claim that the evidence contradicts now")
A202 = Code("A202", N, "an edited claim that the evidence bears out")
A203 = Code("A203", W, "an edited claim that the evidence does not decide")
A204 = Code("A204", W, "a claim that was emptied")
A205 = Code("A205", W, "a claim that is missing")
A206 = Code("A206", W, "a claim that stands twice")
A207 = Code("A207", W, "a claim that was moved")
A208 = Code("A208", N, "a claim with other words beside it")

# A3: what was added outside any claim. Used by `auditing`.
A301 = Code("A301", E, "an added figure that does not hold")
A302 = Code("A302", W, "a figure added outside any claim")
A303 = Code("A303", W, "a quotation added outside any claim")

# A4: notes. Used by `auditing`.
A401 = Code("A401", W, "a note that was deleted")
A402 = Code("A402", W, "a note that was edited")
A403 = Code("A403", N, "notes with other numbers")
A404 = Code("A404", N, "a note that was added")

# A5: what became of the evidence since the build. Used by `auditing`.
A501 = Code("A501", W, "a record that has changed since the build")
A502 = Code("A502", W, "a record that was superseded since the build")
A503 = Code("A503", W, "a record that is gone since the build")

# A6: several copies that came back, side by side. Used by `collecting`.
A601 = Code("A601", E, "a copy that cannot be read")
A602 = Code("A602", E, "a copy of another document")
A603 = Code("A603", W, "a copy of another build")
A604 = Code("A604", W, "a copy without its list of claims")
A605 = Code("A605", W, "a document whose built file is not there")
A606 = Code("A606", N, "the same copy twice")
# L1: what is confidential. Used by `rendering`, `redacting`, `leaking` and `build`.
L101 = Code("L101", E, "a confidential passage without a reason")
L102 = Code("L102", E, "something confidential in a public edition")
L103 = Code("L103", E, "a document that needs an edition")
L104 = Code("L104", E, "a figure that reveals a confidential one")
L105 = Code("L105", E, "a leak")
L106 = Code("L106", E, "a file that could not be looked through")
L107 = Code("L107", N, "confidential evidence that is not on this computer")

# M1: proposed changes. Used by `loading`.
M101 = Code("M101", E, "a proposal that is not in order")
M102 = Code("M102", W, "a proposal for what is not there")

# H1: workbooks of evidence that came back from partners. Used by `exchanging`.
H101 = Code("H101", E, "a cell that its column does not accept")
H102 = Code("H102", E, "a formula or an error in a cell")
H103 = Code("H103", E, "a cell that is needed and empty")
H104 = Code("H104", E, "merged cells")
H105 = Code("H105", E, "a locked cell that was changed")
H106 = Code("H106", E, "a row whose record cannot be told")
H107 = Code("H107", W, "a sheet or a column that is not ours")
H108 = Code("H108", W, "a sheet or a column that is missing")
H109 = Code("H109", W, "a workbook that does not say what it held")
H110 = Code("H110", W, "a cell that can be read in several ways")

# O1: who changed what. Used by `owning`.
O101 = Code("O101", E, "a change of what is another organisation’s")
O102 = Code("O102", E, "a record that changes hands")
O103 = Code("O103", E, "a change that not every partner may make")
O104 = Code("O104", E, "a change by somebody whom the settings do not name")
O105 = Code("O105", W, "a change that a merge dropped")

CODES: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
"""Every code above: one that is added there is listed here."""
