"""What the fields of a newsroom's files have to be: place, sentence, and what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.load import load
from pressctl.model.finding import Example
from tests.examples.newsroom import write

# The file, what stands in it (a release gets the fields it needs), and the findings: place, code, message → fix.
FAULTS = [
    (
        "release.yaml",
        "titel: {en: x}\n",
        ["release.yaml:1:1 REL001 ‘titel’ is not a field that belongs here → did you mean ‘title’?"],
    ),
    (
        "release.yaml",
        "title: Idlib\n",
        ["release.yaml:1:8 REL003 expected one text a language here → write { en: …, fr: …, ar: … }"],
    ),
    (
        "release.yaml",
        "title: {en: [x], german: x, de: y}\n",
        [
            "release.yaml:1:13 REL003 expected a text behind ‘en’, found a list → write the text itself behind ‘en:’, in double quotes",
            "release.yaml:1:18 REL004 ‘german’ is not a language of this newsroom → write en, fr or ar",
            "release.yaml:1:29 REL004 ‘de’ is not a language of this newsroom → write en, fr or ar, or add de to ‘publish’ in pressctl.yaml",
        ],
    ),
    (
        "release.yaml",
        "date: 12.01.2017\n",
        [
            "release.yaml:1:7 REL003 ‘12.01.2017’ is not a date pressctl can read → write the year first, such as 2020-01-09"
        ],
    ),
    (
        "release.yaml",
        "date: 2020-02-30\n",
        ["release.yaml:1:7 DAT002 the calendar has no ‘2020-02-30’ → write year, month and day, such as 2020-01-09"],
    ),
    (
        "release.yaml",
        "date: [2020]\n",
        ["release.yaml:1:7 REL003 expected a text here, found a list → write one text, in double quotes"],
    ),
    (
        "release.yaml",
        "embargo: tomorrow\n",
        [
            "release.yaml:1:10 REL003 ‘tomorrow’ is not a moment pressctl can read → write it as 2020-01-09T10:00:00+01:00"
        ],
    ),
    (
        "release.yaml",
        "embargo: 2020-01-09\n",
        [
            "release.yaml:1:10 DAT001 ‘2020-01-09’ does not say at which hour, and in which time zone → add the offset from UTC: write it as 2020-01-09T10:00:00+01:00"
        ],
    ),
    (
        "release.yaml",
        "embargo: 2020-01-09T10:00\n",
        [
            "release.yaml:1:10 DAT001 ‘2020-01-09T10:00’ does not say in which time zone → add the offset from UTC: write it as 2020-01-09T10:00:00+01:00"
        ],
    ),
    (
        "release.yaml",
        "embargo: 2020-01-32T10:00Z\n",
        [
            "release.yaml:1:10 DAT002 neither the calendar nor the clock has ‘2020-01-32T10:00Z’ → write it as 2020-01-09T10:00:00+01:00"
        ],
    ),
    (
        "release.yaml",
        "signatories: { order: [as-given] }\n",
        ["release.yaml:1:23 REL003 expected one word in ‘order’, found a list → write as-given or alphabetical"],
    ),
    (
        "release.yaml",
        "kind: novel\n",
        [
            "release.yaml:1:7 REL005 ‘novel’ is not a kind of release that pressctl has a page for → write briefing, feature, news, press-release, programme, report or statement"
        ],
    ),
    (
        "release.yaml",
        "kind: statment\n",
        [
            "release.yaml:1:7 REL005 ‘statment’ is not a kind of release that pressctl has a page for → did you mean ‘statement’?"
        ],
    ),
    (
        "release.yaml",
        "kind: [x]\n",
        ["release.yaml:1:7 REL003 expected a text here, found a list → write one text, in double quotes"],
    ),
    ("release.yaml", "kind:\n", ["release.yaml:1:6 REL003 ‘kind’ is empty → write a value, or delete the line"]),
    (
        "release.yaml",
        "contacts: [ { name: {en: x}, email: press at x } ]\n",
        ["release.yaml:1:37 REL003 ‘press at x’ is not an e-mail address → write it as press@example.org"],
    ),
    (
        "release.yaml",
        "contacts: [ { name: {en: x}, phone: 0712345678 } ]\n",
        [
            'release.yaml:1:37 REL003 ‘0712345678’ is not a telephone number for readers abroad → write it as "+33 1 23 45 67 89"'
        ],
    ),
    (
        "release.yaml",
        "contacts: { name: {en: x} }\n",
        [
            "release.yaml:1:11 REL003 ‘contacts’ is a list; found fields → write ‘contacts: [ … ]’, or each item on a line after ‘- ’"
        ],
    ),
    (
        "release.yaml",
        "contacts: press@example.org\n",
        [
            "release.yaml:1:11 REL003 ‘contacts’ is a list; found a text → write ‘contacts: [ … ]’, or each item on a line after ‘- ’"
        ],
    ),
    (
        "release.yaml",
        "contacts:\n",
        ["release.yaml:1:10 REL003 ‘contacts’ is empty → write a value, or delete the line"],
    ),
    (
        "release.yaml",
        "contacts: [ x ]\n",
        [
            "release.yaml:1:13 REL003 expected fields in ‘contacts’, found a text → write { name: …, email: …, phone: … }"
        ],
    ),
    (
        "release.yaml",
        "hashtags: x\n",
        [
            "release.yaml:1:11 REL003 ‘hashtags’ is a list; found a text → write ‘hashtags: [ … ]’, or each item on a line after ‘- ’"
        ],
    ),
    (
        "release.yaml",
        "hashtags:\n  -item\n  -two\n",
        ["release.yaml:2:3 REL003 ‘hashtags’ is a list; found a text → type a space after each hyphen"],
    ),
    (
        "release.yaml",
        "hashtags: [ '' ]\n",
        ["release.yaml:1:14 REL003 an item of ‘hashtags’ is empty → write a value, or delete the line"],
    ),
    (
        "release.yaml",
        "media: [ { file: ../../x.jpg, alt: {en: x}, credit: y } ]\n",
        [
            "release.yaml:1:18 REL008 ‘../../x.jpg’ leads out of the folder it belongs to → write a path inside it, such as media/a.jpg"
        ],
    ),
    (
        "release.yaml",
        "media: [ { file: media/Photo.JPG, alt: {en: x}, credit: y } ]\n",
        [
            "release.yaml:1:18 REL008 there is no file ‘media/Photo.JPG’ in this release’s folder → did you mean ‘media/photo.jpg’?"
        ],
    ),
    (
        "release.yaml",
        "media: [ { file: media/photo.jpg, credit: y } ]\n",
        ["release.yaml:1:10 REL002 ‘alt’ is missing in ‘media’ → add ‘alt: { en: …, fr: …, ar: … }’"],
    ),
    (
        "release.yaml",
        "media: [ { file: media/photo.jpg, alt: {en: x}, credit: {xx: y} } ]\n",
        [
            "release.yaml:1:58 REL004 ‘xx’ is not a language of this newsroom → write en, fr or ar, or add xx to ‘publish’ in pressctl.yaml"
        ],
    ),
    (
        "release.yaml",
        "media: [ { file: media/photo.jpg, alt: {en: x}, credit: [] } ]\n",
        ["release.yaml:1:57 REL003 expected one text a language here → write { en: …, fr: …, ar: … }"],
    ),
    (
        "release.yaml",
        "signatories: { organisations: [ {nam: x} ], order: random, individuals: { total: many } }\n",
        [
            "release.yaml:1:33 REL002 ‘name’ is missing in ‘organisations’ → add ‘name: { en: …, fr: …, ar: … }’",
            "release.yaml:1:34 REL001 ‘nam’ is not a field that belongs here → did you mean ‘name’?",
            "release.yaml:1:52 REL003 ‘random’ is not something ‘order’ can be → write as-given or alphabetical",
            "release.yaml:1:82 REL003 ‘many’ is not a whole number → write it in figures, such as 948",
        ],
    ),
    (
        "release.yaml",
        "signatories: { withdrawn: [ { id: A B, on: 2020 } ] }\n",
        [
            "release.yaml:1:35 REL006 ‘A B’ cannot be an id → use small Latin letters, digits and single hyphens, such as idlib-2020"
        ],
    ),
    (
        "release.yaml",
        "signatories: []\n",
        [
            "release.yaml:1:14 REL003 expected fields in ‘signatories’, found a list → write { organisations: …, individuals: …, withdrawn: … }"
        ],
    ),
    (
        "release.yaml",
        "languages: [ de, en ]\n",
        [
            "release.yaml:1:14 REL004 ‘de’ is not a language of this newsroom → write en, fr or ar, or add de to ‘publish’ in pressctl.yaml"
        ],
    ),
    ("release.yaml", "body: { en: x }\n", []),
    (
        "release.yaml",
        "allow: [ { rule: '', because: } ]\n",
        [
            "release.yaml:1:19 REL003 ‘rule’ is empty → write a value, or delete the line",
            "release.yaml:1:30 REL003 ‘because’ is empty → write a value, or delete the line",
        ],
    ),
    (
        "release.yaml",
        "body: x\n",
        ["release.yaml:1:7 REL003 expected one text a language here → write { en: …, fr: …, ar: … }"],
    ),
    ("release.yaml", "author: {en: ''}\n", []),
    (
        "release.yaml",
        "corrections: [ { date: 2020-1-1, text: {en: x} } ]\n",
        [
            "release.yaml:1:24 REL003 ‘2020-1-1’ is not a date pressctl can read → write the year first, such as 2020-01-09"
        ],
    ),
    (
        "release.yaml",
        "withdrawn: 2020-01-01\n",
        ["release.yaml:1:12 REL003 expected fields in ‘withdrawn’, found a text → write { date: …, reason: … }"],
    ),
    (
        "release.yaml",
        "quotes: [ { name: {en: x}, text: {en: y}, rol: {en: z} } ]\n",
        ["release.yaml:1:43 REL001 ‘rol’ is not a field that belongs here → did you mean ‘role’?"],
    ),
    (
        "release.yaml",
        "place: { ar: no }\nlanguages: [ no ]\n",
        [
            "release.yaml:2:14 REL004 ‘no’ is not a language of this newsroom → write en, fr or ar, or add no to ‘publish’ in pressctl.yaml"
        ],
    ),
    (
        "release.yaml",
        "title: { en: A, en: B }\n",
        ["release.yaml:1:17 SRC006 ‘en’ is written twice; the first is on line 1 → keep one of the two"],
    ),
    ("release.yaml", "subtitle: {}\n", []),
    (
        "release.yaml",
        "id: x\n",
        [
            "release.yaml:1:1 REL001 ‘id’ is not a field that belongs here → the fields here are allow, annexes, author, body, boilerplate, charts, contacts, corrections, cover, date, days, embargo, hashtags, kind, languages, media, notes, permanent, place, quotes, related, sections, signatories, source, subtitle, summary, timezone, title and withdrawn"
        ],
    ),
    (
        "release.yaml",
        "source: {en: {fr: x}}\n",
        [
            "release.yaml:1:14 REL003 expected a text behind ‘en’, found fields → write the text itself behind ‘en:’, in double quotes"
        ],
    ),
    (
        "pressctl.yaml",
        "newsroom: {name: {en: x}, url: x}\nlanguages: {source: en, publish: []}\n",
        [
            "pressctl.yaml:1:32 REL003 ‘x’ is not a web address → write it whole, such as https://example.org/",
            "pressctl.yaml:2:34 REL003 ‘publish’ is an empty list → name at least one",
        ],
    ),
    (
        "pressctl.yaml",
        "newsroom: {name: {en: x}, url: https://a.org, accent: blue, logo: x.png}\nlanguages: {source: de, publish: [en, fr, sw], ar: {locale: ar_SYR, digits: roman}}\noutput: {formats: pdf}\nlinks: {timeout: soon, allow: [{url: x}]}\nreview: {approvals: -1}\n",
        [
            'pressctl.yaml:1:55 REL003 ‘blue’ is not a colour → write six hexadecimal digits, such as "#0b5d57"',
            "pressctl.yaml:1:67 REL008 there is no file ‘x.png’ in this newsroom → put the file there, or correct its path, which begins at the newsroom’s folder",
            "pressctl.yaml:2:77 REL003 ‘roman’ is not something ‘digits’ can be → write latn or arab",
            "pressctl.yaml:3:19 REL003 ‘formats’ is a list; found a text → write ‘formats: [ … ]’, or each item on a line after ‘- ’",
            "pressctl.yaml:4:18 REL003 ‘soon’ is not a whole number → write it in figures, such as 948",
            "pressctl.yaml:4:32 REL002 ‘because’ is missing in ‘allow’ → add ‘because: …’",
            "pressctl.yaml:5:21 REL003 ‘-1’ is not a whole number → write it in figures, such as 948",
            "release.yaml:3:24 REL004 ‘ar’ is not a language of this newsroom → write en, fr or sw, or add ar to ‘publish’ in pressctl.yaml",
        ],
    ),
    (
        "pressctl.yaml",
        "newsroom: x\n",
        [
            "pressctl.yaml:1:1 REL002 ‘languages’ is missing → add ‘languages: { source: …, publish: … }’",
            "pressctl.yaml:1:11 REL003 expected fields in ‘newsroom’, found a text → write { name: …, tagline: …, url: … }",
        ],
    ),
    (
        "pressctl.yaml",
        "- x\n",
        ["pressctl.yaml:1:1 SRC012 expected fields such as ‘title:’, found a list → take the hyphens away"],
    ),
    ("pressctl.yaml", "", ["pressctl.yaml:1:1 SRC011 the file says nothing → write it, or delete it"]),
    (
        "pressctl.yaml",
        "languages: {source: en, publish: [en, fr, ar], src: x, settings: {ar: {digits: latn}}}\nnewsroom: {name: {en: x}, url: https://a.org}\n",
        [
            "pressctl.yaml:1:12 REL001 ‘settings’ is not a field that belongs here → write settings under the code of their language, such as ar: { locale: ar-SY }"
        ],
    ),
    (
        "pressctl.yaml",
        "newsroom: {name: {en: x}, url: 'javascript:x'}\nlanguages: {source: en, publish: en}\n",
        [
            "pressctl.yaml:1:33 REL003 ‘javascript:x’ is not a web address → write it whole, such as https://example.org/",
            "pressctl.yaml:2:34 REL003 ‘publish’ is a list; found a text → write ‘publish: [ … ]’, or each item on a line after ‘- ’",
        ],
    ),
    (
        "organisations.yaml",
        "- {id: a, name: {en: A, Swedish: B}}\n- {id: a, name: {en: B}}\n- x\n- {name: {en: C}}\n- {id: Å, name: {}}\n- {id: b, name: B, url: www.x.org}\n",
        [
            "organisations.yaml:1:25 REL004 ‘Swedish’ is not the code of a language → write its code, such as en, fr, ar or sv",
            "organisations.yaml:2:8 REL010 the id ‘a’ is given twice; the first is on line 1 → give one of the two another id",
            "organisations.yaml:3:3 REL003 expected fields in this item of the list → write fields after the hyphen, such as ‘- id: …’",
            "organisations.yaml:4:3 REL002 ‘id’ is missing → add ‘id: …’, such as its acronym in small letters",
            "organisations.yaml:5:8 REL006 ‘Å’ cannot be an id → use small Latin letters, digits and single hyphens, such as idlib-2020",
            "organisations.yaml:5:17 REL003 expected a name in at least one language here → write { en: …, fr: …, ar: … }",
            "organisations.yaml:6:17 REL003 expected one text a language here → write { en: …, fr: …, ar: … }",
            "organisations.yaml:6:25 REL003 ‘www.x.org’ is not a web address → write it whole, such as https://example.org/",
        ],
    ),
    (
        "organisations.yaml",
        "organisations: []\n",
        [
            "organisations.yaml:1:1 SRC012 expected a list, each item after ‘- ’, found fields → begin each item with ‘- ’"
        ],
    ),
    ("organisations.yaml", "", []),
    (
        "organisations.yaml",
        "- {id: a, nom: {fr: x}, acronym: }\n",
        [
            "organisations.yaml:1:3 REL002 ‘name’ is missing → add ‘name: { en: …, fr: …, ar: … }’",
            "organisations.yaml:1:11 REL001 ‘nom’ is not a field that belongs here → the fields here are acronym, aka, id, name and url",
        ],
    ),
    (
        "glossary.yaml",
        "- term: {en: x}\n  avoid: {en: x, fr: [y]}\n- trem: {en: x}\n",
        [
            "glossary.yaml:2:15 REL003 ‘en’ is a list; found a text → write ‘en: [ … ]’, or each item on a line after ‘- ’",
            "glossary.yaml:3:3 REL001 ‘trem’ is not a field that belongs here → did you mean ‘term’?",
            "glossary.yaml:3:3 REL002 ‘term’ is missing → add ‘term: { en: …, fr: …, ar: … }’",
        ],
    ),
    (
        "individuals.csv",
        "name,role,place,consent\nSECRET,x,y,\nSECRET,x,y,yes\nA,b,c,d,e\n=cmd,,,public\n,,,public\nB,,,public\n",
        [
            "individuals.csv:2:1 SIG016 this row does not say whether the name may be shown → write public or withheld under consent",
            "individuals.csv:3:1 SIG016 this row says neither public nor withheld → write public or withheld under consent",
            "individuals.csv:4:1 REL009 this row has 5 cells, the first line has 4 → put a cell that holds a separator in double quotes, and leave no cell out",
            "individuals.csv:5:1 REL009 this row has a name that begins with =, which spreadsheets take for a formula → write the person’s name",
            "individuals.csv:6:1 REL009 this row has no name → write the person’s name",
        ],
    ),
    (
        "individuals.csv",
        "",
        ["individuals.csv:1:1 REL009 the list is empty → make the first line: name,role,place,consent"],
    ),
    ("individuals.csv", "name;role;place;consent\nÉlise;x;y;public\nSECRET;;;withheld\n", []),
    (
        "individuals.csv",
        "SECRET,x,y,z\n",
        [
            "individuals.csv:1:1 REL009 the first line does not name the columns → make the first line: name,role,place,consent"
        ],
    ),
    (
        "individuals.csv",
        "name,role\nSECRET,x\n",
        ["individuals.csv:1:1 REL009 the column ‘consent’ is missing → make the first line: name,role,place,consent"],
    ),
    (
        "individuals.csv",
        'name,consent\n"SECRET"x,withheld\n',
        [
            'individuals.csv:2:1 REL009 a quotation mark in this row is out of place → put the cell in double quotes, and type each double quote inside it twice: ""'
        ],
    ),
    (
        "individuals.csv",
        "name,consnet\nA,public\n",
        [
            "individuals.csv:1:1 REL009 column 2 has a heading that pressctl does not know → did you mean ‘consent’?",
            "individuals.csv:1:1 REL009 the column ‘consent’ is missing → make the first line: name,role,place,consent",
        ],
    ),
    (
        "individuals.csv",
        "name,name,consent\n",
        ["individuals.csv:1:1 REL009 there are 2 columns ‘name’ → keep one of them"],
    ),
]


@pytest.mark.parametrize(("file", "text", "expected"), FAULTS, ids=[repr(fault[1])[:40] for fault in FAULTS])
def test_a_fault(file: str, text: str, expected: list[str], tmp_path: Path) -> None:
    findings = load(write(tmp_path, [Example(file, text)], raw=False)).findings
    assert [f"{f.place}".rpartition("/")[2] + f" {f.rule.code} {f.message} → {f.fix}" for f in findings] == expected
