"""What people are called for short, in French and in English: words of one line may be one name.

A word may stand on several lines. To know one more, write it on its line, or write a line.
"""

from functools import cache

_LINES = """
abigail abby abbie gail
abraham abe bram
adelaide adele heidi addie
adrien adrian adri
agnes aggie nes
alain alan allan allen al
albert al bert bertie
albertine tina
alexandra alex sandra sandrine lexi alexa sacha sasha xandra
alexandre alexander alex al alec sandy xander sacha sasha aleksander alexandros
alfred al fred freddie alf alfie
alice ali lili lily alix
alison ali allie
amelie amelia mel millie amy
andrew andy drew
andre dede
angela angie angelique angeline
anne ann anna annie nancy anouk anny hannah
anneliese annelise lise
annabelle anna belle bella
anthony antony tony ant
antoine tony anto toine titou
antoinette toinette nette toni tony
antonio tony toni antonin
archibald archie
arthur art artie tutur
auguste augustin gus august
aurelie lili lily aure
aurelien aure lien
barbara barb barbie babs babette
barnabe barnabas barney
baptiste bapt batiste
bartholomew bart bartholome barth
beatrice beatrix bea trixie
benedict ben benoit
benjamin ben benji benny benj
benoit ben beno
bernadette bernie detta
bernard bernie nanard
bradley brad
brigitte bridget bri gigi
caroline carolyn carol carrie caro lina line
cassandra cass cassie cassandre
catherine cathy kathy cat cate kate katie kathryn katherine kathleen kay kitty kit catarina cath
cecile cecilia ceci cece cissy
cedric ced
charles charlie chuck chas charly charlot carlos
charlotte charlie lotte lottie cha chacha charly
christelle chris
christian chris
christiane chris
christina christine chris chrissy tina kris krissy kristina kristin christie christy
christophe christopher chris kit topher kristof kristoffer toph
claire clara clarisse clarissa
claudine claudette
clemence clem clementine
clement clem clemens
clifford cliff
clothilde clotilde clo
constance connie
corinne coco cory
cornelius neil corneille
cynthia cindy
damien damian dam
daniel dan danny dani
danielle dani daniele danny
david dave davy davey
deborah deb debbie debby debora
delphine del delph fifine
denis dennis denny den
denise niss
diane diana didi
didier didi
dominique dom domi
dominic dominick dom nick
donald don donnie
dorothee dorothy dot dottie dolly dora dodo
douglas doug
edmond edmund ed eddie ned ted
edouard edward ed eddie ned ted teddy doudou
edgar ed eddie
edwin ed eddie
eleanor eleonore elinor ellie nell nellie nora leonore
elisabeth elizabeth beth betty bess bessie betsy eliza elise lisa lise liz lizzie libby
elisabeth babeth zabeth elsa elsie lilibeth elizabeth
ella ellie
ellen helen nell nellie
elodie elo
emilie emily em emmy millie emilia
emile emil mimile
emmanuel manu immanuel emanuel manny
emmanuelle manu manue emma
emma em emmy
ernest ernie nesto
eric rick ricky erik erick
esther hester essie
etienne titi
eugene gene
eugenie genie
evelyne eve evelyn evie eva
fabien fab fabian
fabienne fab
fabrice fab
ferdinand fernand ferdi nando
fiona fi
florence flo florrie
florent flo
florian flo
frances fran francie frankie fanny
francis frank fran
francois frank francky
francoise fanchon fanfan soizic
franck frank francky
franklin frank
frederic frederick fred freddy freddie fredo rick fredrick frederik
frederique fred fredo rika
gabriel gab gabe gaby
gabrielle gab gaby elle
gaelle gael
genevieve gen ginou ginette viviane
geoffrey jeffrey geoff jeff geoffroy
george georges jojo geordie georgie
georgina georgette georgie gina
gerald gerard gerry jerry gege
geraldine gerry dina gege
gertrude trudy gertie
ghislaine gigi
gilbert gil bert gib
gilles gil
gregoire gregory greg grego
guillaume guilhem gui will guigui
gustave gus gustav
gwendoline gwen gwendolyn gwenaelle
gwenael gwen
harold harry hal
helene helena lena elena leni
henri henry harry hank hal riton
henriette henrietta hettie etta
hilary hillary hil
hubert hub bert hugh
hugo hugues hugh
ignace ignatius iggy
irene rena
isaac ike zac
isabelle isabel isabella isa bella belle izzy zabou
jacob jake jakob coby
jacqueline jackie jacquie jacqui line
jacques jack jacky jacquot jim
james jim jimmy jamie jem
jane janie jenny
janet jan
janine jeannine ninine
jasmine yasmine jas
jean jeannot
jeanbaptiste jb
jeanchristophe jc
jeanclaude jc
jeanfrancois jf jeff
jeanlouis jl jeanlou
jeanluc jl
jeanmarc jm
jeanmarie jm
jeanmichel jm jeanmi
jeanpaul jp
jeanphilippe jp
jeanpierre jp jipe
jeansebastien jseb
jeanyves jy
jeanne jeannette jane
jennifer jen jenny jenn jenna
jeremie jeremy jeremiah jerry jem
jerome jerry jero jej
jessica jess jessie
joachim jo achim
joan joanie
joanna joanne jo johanna johanne
jocelyne josy joss
joel jo
john johnny jack jon johnnie
jonathan jon jonny nathan jona
joseph joe joey jo jos jeff
josephine jo josie josette fifine josy
joshua josh
josiane josy jo
judith judy judi
julia julie jules juju jill
julien jul julian ju
juliette juliet jules ju
justine ju juju
justin ju
karen kari
kenneth ken kenny
kevin kev
kimberly kim kimberley
laetitia laeti leti titia laetizia letitia
laurence lau lolo laurie
laurent lolo lau lawrence larry
lawrence larry laurie
lea leah
leonard leon leo len lenny
leopold leo pold
liliane lilian lili lily
lionel leo lio
loic loick
louis lou louie loulou lewis lewie
louise lou loulou louisa
lucas luke luc lukas
lucie lucy lulu luce
lucien lulu
lucienne lulu
ludovic ludo
lydie lydia lyd
madeleine madeline maddy maddie mado magda madelyn lena
magali mag maga
mahmoud moud
malcolm mal
marc mark marcus markus
marcel marcello celo
margaret margot maggie meg peggy marge margie greta rita daisy madge marguerite magui
marguerite margot margaux maggie daisy rita
maria marie mary mia ria
marie mary maria molly polly mimi mamie
marieanne marianne
marieclaude mc marieclo
mariejose majo
marietherese mt maite
marine rine
marjorie marge margie margery
martha marthe marty mattie
martin marty tintin
martine tine
mathieu matthieu matthew matt mat matty mathias matthias mateo
mathilde matilda mati tilda tilly
maureen mo
maurice moe momo morris
maximilien maximilian max
maxime max maxim
maxence max
maxwell max
megan meg
melanie mel melly
melissa mel lissa missy
michael mike mick mickey mickael mikael micky mikey misha
michel mich michou mimi michael
michele michelle mich shelly mimi michou
mikhail misha
miranda mandy randy
mireille mimi
mohamed mohammed muhammad mohammad mo momo med mehmet mouhamed
monique mo momo nique
morgane momo
nadine nad nadia
nancy nan
natalie nathalie nat nath natalia natacha tasha
natasha tasha natacha nat
nathan nate nat
nathaniel nathan nate nat
nicholas nick nicky nico nicolas klaus nik colas nikolaus nikolai
nicole nicky nikki nic coco colette
noemie naomi noe mimi
norbert bert nono
norman norm
olivia liv livia livvy olive
olivier oliver oli ollie olive
pamela pam pammy
pascal pasc
patrice pat
patricia pat patty trish tricia patti
patrick pat paddy rick
paul paulo polo
paula paulette polly
penelope penny nell
peter pete
philippe philip phil phillip pip philou
pierre pierrot pier
pierrealain pa
pierreyves py
priscilla cilla prissy
quentin quent
rachel rachelle shelly
raphael raph rafael rafe rafa
raphaelle raph
raymond ray momon
raymonde ray
rebecca becky becca beck
reginald reg reggie
regine gigi reg
remi remy
rene renato
renee nee
richard rick dick rich richie ricky ritchie
robert bob bobby rob robbie bert bertie robin
roberta bobbie robbie
robin rob
rodolphe rudolph rudolf rudy rod dolf
roderick rod roddy rick
roger rodge
roland rolly rolland
romain roman
ronald ron ronnie
rosalie rosie rose rosa
rosemary rose rosie
roxane rox
rudolph rudy
russell russ rusty
sabine sab
salvatore sal toto
samantha sam sammy
samuel sam sammy
sandra sandrine sandy
sarah sara sally sadie
sebastien sebastian seb bastien seba bastian
serge sergio sergei
severine sev
sidney sid sydney
simon sim si
sophie sophia sofia sof soph so
stanislas stan stanislaus
stanley stan
stephane stephan stephen steven steph stef stefan
stephanie steph stef stephie stevie fanny
stephen steven steve stephan stevie
stuart stewart stu
susan sue susie suzy suzanne susanna
suzanne suzy suzie suzette susie sue susan zaza
sylvain syl
sylvie sylvia syl
sylvestre sylvester sly
tatiana tania tanya
terence terry terrence
teresa theresa tess terry tessa
theodore theo ted teddy
theophile theo
therese theresa tess terry thea
thibault thibaut thibaud thib theobald titi
thierry titi thier
thomas tom tommy thom tomas toma
timothy tim timmy timothee
tobias toby
valentin val
valentine val
valerie val valou valery
vanessa nessa van ness
vernon vern
veronique vero veronica ronnie nika
victor vic vick
victoria vicky vicki tori vic victoire
victorine vic
vincent vince vinnie vinny vin
violette violet
virginie virginia ginny vir gigi ginger
viviane vivian viv vivien
walter walt wally wat
wilfried wilfred wilf fred will
william will bill billy willy liam willie wim
winifred winnie freddie
xavier xav xavi
yannick yann yan yanni
yves yvon ivo
yvonne vonnie
zacharie zachary zach zack zac zak
"""


@cache
def _by_word() -> dict[str, frozenset[str]]:
    """Return, for each word, the first words of the lines it stands on."""
    found: dict[str, set[str]] = {}
    for line in _LINES.split("\n"):
        words = line.split()
        for word in words:
            found.setdefault(word, set()).add(words[0])
    return {word: frozenset(heads) for word, heads in found.items()}


def roots(given: str) -> frozenset[str]:
    """Return the names that a given name may stand for, itself when it is in no line."""
    return _by_word().get(given) or frozenset((given,))


def is_known(given: str) -> bool:
    """Tell whether a given name is one of those above."""
    return given in _by_word()


def may_be_one(a: str, b: str) -> bool:
    """Tell whether two given names, different as written, may be the same name."""
    return not roots(a).isdisjoint(roots(b))
