"""Words that the passwords guessed first are made of, the longest first, in small letters."""

from __future__ import annotations

_WORDS = """
password passwort passw0rd pass parole parol secret geheim letmein welcome willkommen hello login access
admin administrator root master superuser manager user guest default temporary temp changeme change test
testing google facebook linkedin microsoft windows computer internet server system network samsung iphone
android apple iloveyou loveyou ilovemy love lovely lover baby babygirl babyboy honey sweetheart darling
princess prince angel sunshine rainbow flower butterfly summer winter spring autumn monday friday january
february march april june july august september october november december family mother father mummy daddy
sister brother friend friends forever jesus christ jesuslovesme ingodwetrust heaven blessed faith hope peace
freedom football rugby cricket baseball basketball hockey soccer liverpool arsenal chelsea tottenham
manchester manchesterunited manunited everton newcastle celtic rangers westham leicester england scotland
wales ireland london birmingham glasgow edinburgh cardiff belfast bristol leeds sheffield nottingham
yorkshire britain united kingdom country superman batman spiderman starwars startrek pokemon minecraft
transformers finalfantasy counterstrike needforspeed residentevil playstation nintendo xbox supernatural
hannahmontana justinbieber michaeljackson avrillavigne onedirection edwardcullen cookiemonster harrypotter
jamesbond matrix shadow dragon monkey tiger eagle lion wolf horse pony puppy kitten buster charlie ginger
pepper cheese chocolate banana orange peanutbutter cookie coffee whatever trustno killer ninja warrior
hunter phoenix thunder lightning diamond silver golden purple mustang ferrari porsche mercedes harley
michael michelle jennifer jessica ashley daniel matthew andrew christopher christian joshua anthony william
thomas george nicole amanda samantha elizabeth stephanie alexander alexandra benjamin jonathan robert
richard charles victoria catherine margaret charlotte olivia amelia oliver harry sebastian patrick
international internazionale professional cosmopolitan heterosexual motherfucker fuckyou leavemealone
startfinding telechargement sonnenschein ichliebedich qwerty qwertz azerty asdf zxcv qazwsx abc xyz abcdef
charity charities children safeguarding respondent evidence policy coalition
"""

COMMON_WORDS = tuple(sorted(set(_WORDS.split()), key=lambda word: (-len(word), word)))
