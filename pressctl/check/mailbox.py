"""E-mail addresses of the right form that nothing can reach all the same."""

from __future__ import annotations

import re

# how the great providers are mistyped
SLIPS = {
    "gmail.com": """gmial.com gmai.com gmal.com gamil.com gmaill.com gnail.com gmil.com gmali.com gmail.co gmail.cm
        gmail.om gmaik.com gmsil.com gimail.com gmeil.com gemail.com ggmail.com gmaio.com gmail.org""",
    "hotmail.com": """hotmial.com hotmal.com hotmai.com hotmil.com hotamil.com homail.com hotnail.com hotmaill.com
        hotmali.com hotmail.co hotmail.cm hotmeil.com htomail.com hormail.com""",
    "hotmail.fr": "hotmial.fr hotmal.fr hotmai.fr hotmil.fr homail.fr",
    "yahoo.com": "yaho.com yahooo.com yhaoo.com yhoo.com yaoo.com yahou.com yahho.com yahoo.cm yaho0.com ahoo.com",
    "yahoo.fr": "yaho.fr yahou.fr yahooo.fr yhaoo.fr yhoo.fr",
    "outlook.com": """outlok.com outloo.com oulook.com outllook.com outlool.com otlook.com outlookk.com outlock.com
        outlouk.com outlook.co outlook.cm""",
    "outlook.fr": "outlok.fr outloo.fr outlock.fr",
    "icloud.com": "iclod.com icoud.com iclould.com icluod.com icloud.co icloud.cm",
    "protonmail.com": "protonmial.com protonmai.com protomail.com protonmal.com protonmail.co",
    "wanadoo.fr": "wanado.fr wandoo.fr wanadou.fr",
    "orange.fr": "ornage.fr orang.fr oragne.fr",
    "laposte.net": "lapost.net laposte.ne",
}
MEANT = {slip: right for right, slips in SLIPS.items() for slip in slips.split()}
# endings that there are not, and what they were to be
ENDINGS = {
    "con": "com",
    "cpm": "com",
    "vom": "com",
    "comm": "com",
    "cim": "com",
    "ogr": "org",
    "rog": "org",
    "orgg": "org",
    "nte": "net",
}
LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")


def unreachable(address: str) -> tuple[str, str] | None:
    """Why no letter arrives at an address, as what follows it in a sentence, and what was probably meant."""
    name, at, domain = address.partition("@")
    if "@" in domain:
        return "has two ‘@’", ""
    if not at or not name or name.startswith(".") or name.endswith(".") or ".." in name:
        return "has dots where none can be, or no name", ""
    labels = domain.lower().split(".")
    if not all(map(LABEL.fullmatch, labels)):
        return f"has a host that cannot be: ‘{domain}’", ""
    last = labels[-1]
    if len(labels) < 2 or len(last) < 2 or not (last.isalpha() or last.startswith("xn--")):
        return f"has a host that cannot be: ‘{domain}’ has no ending such as .org", ""
    if last in ENDINGS:
        return f"ends in ‘.{last}’, which there is not", f"{name}@{'.'.join((*labels[:-1], ENDINGS[last]))}"
    meant = MEANT.get(".".join(labels))
    return (f"is at ‘{domain}’, a slip for ‘{meant}’", f"{name}@{meant}") if meant else None
