"""What each field is for, as editors show it beside the field: by record and name."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "What it is called, one line a language."
EVENT = {
    "title": TITLE,
    "type": "What it is: concert, film, debate.",
    "room": "Where it takes place.",
    "text": "What there is to say about it, in a few sentences.",
    "credit": "Whose work it is: “© …”.",
    "with": "Who takes part or helps.",
}
OFFICE = {
    "name": "A role rather than a person, wherever possible.",
    "email": "The address that is printed.",
    "phone": "With the code of the country: +33 1 23 45 67 89.",
}

FIELDS: Mapping[str, Mapping[str, str]] = {
    # pressctl.yaml
    "Settings": {
        "newsroom": "Who publishes.",
        "languages": "What it is written in.",
        "output": "Which files a build makes.",
        "links": "How links are looked at.",
        "review": "How many people approve what is published.",
    },
    "Identity": {
        "name": "The name in the letterhead, one a language.",
        "tagline": "What the newsroom stands for, in one short line.",
        "url": "Where the published pages will stand.",
        "logo": "A picture, with its path from the newsroom’s folder.",
        "accent": "The one colour of the pages, as six hexadecimal digits in quotes. Too pale a colour is refused.",
        "contact": "Shown where a release names no contact of its own.",
    },
    "PressOffice": OFFICE,
    "Languages": {
        "source": "The language that is written first; the others are translations of it.",
        "publish": "The languages that every release needs.",
        "ar": "Settings for Arabic.",
        "en": "Settings for English.",
        "fr": "Settings for French.",
    },
    "LanguageSettings": {
        "locale": "Which way of writing dates and numbers: ar-SY writes كانون الثاني for January.",
        "digits": "latn writes 2020, arab writes ٢٠٢٠.",
    },
    "Formats": {"formats": "What is made of each release; html and pdf unless said."},
    "LinkSettings": {
        "strip": "What is taken out of addresses: fbclid, utm_*.",
        "allow": "Links that are not asked, each with its reason.",
        "timeout": "Seconds that a site may take to answer.",
        "retries": "How often a site is asked again.",
        "per_host": "How many questions one site gets at a time.",
        "max_age": "How long an answer is good: 30m, 12h, 7d, 2w.",
        "private_hosts": "Hosts on private addresses that may be asked.",
    },
    "LinkAllowance": {
        "url": "The address; * stands for anything.",
        "because": "Why it is not asked.",
        "until": "The last day on which this holds.",
    },
    "ReviewSettings": {"approvals": "How many reviewers approve each language; 0 switches it off."},
    # release.yaml
    "Description": {
        "kind": "What kind of release this is; it decides the page and some of the fields.",
        "date": "The day of the release: 2020-01-09; 2020-01 or 2020 where it is not known, 2015~ for an estimate.",
        "place": "Where it was released, before the date.",
        "embargo": "Not before this moment, with its offset from UTC: 2020-01-09T10:00:00+01:00.",
        "title": "The headline.",
        "subtitle": "The line under the headline.",
        "summary": "What it says, in one or two sentences.",
        "body": "The long text, if it does not stand beside this file in body.<language>.md.",
        "hashtags": "Each in double quotes: “#HalfOfSyria”.",
        "source": "Where news from elsewhere was taken from.",
        "quotes": "Words of people, set off from the text.",
        "media": "Pictures, in the order in which they are shown.",
        "charts": "Numbers to be drawn; a text shows one with ![](chart:<id>).",
        "cover": "The picture on the cover of a report: the file of one of the media, or a picture of its own.",
        "sections": "The chapters of a report: names of files in sections/, or other releases.",
        "annexes": "The same, after the chapters.",
        "timezone": "The zone by which a programme’s hours go: Europe/Paris.",
        "permanent": "What has no hours of its own in a programme.",
        "days": "The days of a programme; weekdays are computed.",
        "signatories": "Who signs.",
        "notes": "For editors, after the text.",
        "boilerplate": "Ids from releases/boilerplate.yaml: the paragraphs to end with.",
        "author": "A byline.",
        "contacts": "Whom journalists may reach.",
        "corrections": "What was put right after publication; printed with its date.",
        "withdrawn": "Takes the release back: the page becomes a notice.",
        "related": "Names of other folders in releases/.",
        "languages": "Only where this release is on purpose in fewer languages than the newsroom.",
        "allow": "Findings that are accepted, each with its reason.",
    },
    "Quote": {
        "name": "Who said it.",
        "role": "What the speaker does.",
        "text": "The words, without quotation marks: they are the language’s.",
    },
    "Picture": {
        "file": "The picture in this release’s folder: media/photo.jpg.",
        "alt": "What the picture shows, for those who cannot see it.",
        "caption": "The line under the picture.",
        "credit": "Whose picture it is: “© …”.",
    },
    "Chart": {
        "id": "The name by which a text shows it.",
        "title": TITLE,
        "note": "Where the numbers are from.",
        "bars": "One bar for each number.",
        "points": "What lines run over: [2019, 2020].",
        "lines": "One line for each row of numbers.",
    },
    "Bar": {
        "label": "What was counted.",
        "value": "How many.",
        "estimate": "yes where it is a guess: the bar is only outlined.",
    },
    "Curve": {"label": "What was counted.", "values": "One number for each point."},
    "Part": {
        "name": "The name of its files: sections/<name>.<language>.md.",
        "include": "The id of another release that stands here.",
        "title": "Its heading, if not its own.",
        "summary": "A few sentences under its heading.",
        "languages": "Those it is in, on purpose; readers of others get the first of them.",
        "numbered": "no for a chapter without a number.",
        "new_page": "no for a chapter that goes on where the last one ended.",
    },
    "Day": {"date": "Year, month and day.", "events": "What happens on it, by the clock."},
    "Event": EVENT,
    "TimedEvent": {**EVENT, "time": "From when to when, in quotes: “18:30-19:00”."},
    "Signatories": {
        "organisations": "Ids from releases/organisations.yaml, or organisations described in place.",
        "individuals": "People: how many, and the file that lists them.",
        "withdrawn": "Organisations that no longer sign.",
        "order": "as-given, or alphabetical in each language’s own order.",
    },
    "Individuals": {
        "total": "How many signed, also those who are not named.",
        "listed": "The list beside this file, with the columns name, role, place and consent.",
    },
    "Withdrawal": {"id": "The organisation’s id.", "on": "Since which day."},
    "Contact": OFFICE,
    "Correction": {"date": "The day of the correction.", "text": "What was wrong, and what is right."},
    "Retraction": {"date": "The day on which it was taken back.", "reason": "Why, as readers will see it."},
    "Allowance": {
        "rule": "The rule by its name or code, as `pressctl check` tells it.",
        "at": "Only where this stands: words of the message, the link, or the place such as body.en.md:41.",
        "because": "Why it is accepted.",
        "until": "The last day on which it is.",
    },
    # the lists that releases share
    "Organisation": {
        "id": "The name by which releases call it, such as its acronym in small letters.",
        "name": "Its official name, in each language in which it has one.",
        "acronym": "Its acronym, as it writes it.",
        "url": "Its site.",
        "aka": "Other spellings under which it is met.",
    },
    "Boilerplate": {
        "id": "The name by which releases call it.",
        "title": "The heading over the paragraph.",
        "text": "The paragraph.",
    },
    "Term": {"term": "How we write it.", "avoid": "Spellings that must not stand in our texts, by language."},
}
