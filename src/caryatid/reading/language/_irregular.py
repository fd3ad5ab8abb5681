"""Irregular verb forms that the treebanks are too small to hold. Source: English grammar."""

from __future__ import annotations

__all__ = ["IRREGULAR"]

_LINES = """
arise arose arisen
awake awoke awoken
bear bore borne born
befall befell befallen
beget begot begotten
behold beheld
beset beset
betray betrayed
bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
breed bred
bring brought
broadcast broadcast
cast cast
catch caught
cling clung
creep crept
deal dealt
dig dug
draw drew drawn
drive drove driven
feed fed
fight fought
flee fled
fling flung
forbid forbade forbidden
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen
grind ground
grow grew grown
hang hung
hide hid hidden
inset inset
kneel knelt
lay laid
lead led
lend lent
lie lay lain
mislead misled
mistake mistook mistaken
misunderstand misunderstood
outbid outbid
outgrow outgrew outgrown
overcome overcame
overdraw overdrew overdrawn
overhear overheard
overpay overpaid
override overrode overridden
overrun overran
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
partake partook partaken
plead pled
prepay prepaid
rebuild rebuilt
redraw redrew redrawn
rend rent
repay repaid
resell resold
rethink rethought
ride rode ridden
rise rose risen
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot shot
shrink shrank shrunk
sink sank sunk
slay slew slain
slide slid
spin spun
spring sprang sprung
stand stood
steal stole stolen
stick stuck
sting stung
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swell swelled swollen
swim swam swum
swing swung
tear tore torn
throw threw thrown
thrust thrust
tread trod trodden
undercut undercut
undergo underwent undergone
undertake undertook undertaken
underwrite underwrote underwritten
undo undid undone
unwind unwound
uphold upheld
upset upset
weave wove woven
weep wept
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
wring wrung
write wrote written
"""

IRREGULAR = {
    form: line.split()[0] for line in _LINES.strip().splitlines() for form in line.split()[1:]
}
"""Base form of a past tense or past participle."""
