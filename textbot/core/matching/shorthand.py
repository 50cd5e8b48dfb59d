"""What residents type for what they mean, per language. A word of the playbook's own examples is never touched."""

_EN = """
u=you ur=your urs=yours r=are n=and nd=and b=be y=why d=the da=the dat=that dis=this tht=that ths=this th=the
wen=when whn=when wat=what wut=what wht=what whut=what wher=where whr=where hw=how hwo=how wich=which wch=which
cn=can cud=could cld=could shud=should shld=should wud=would wld=would wil=will hav=have hv=have hve=have giv=give
gv=give iz=is wuz=was dont=don't cant=can't im=i'm ive=i've plz=please pls=please plse=please pleez=please
plez=please thx=thanks thnx=thanks thanx=thanks tnx=thanks tks=thanks ty=thanks tysm=thanks np=no_problem 2day=today
2moro=tomorrow 2morrow=tomorrow 2mrw=tomorrow tmrw=tomorrow tmw=tomorrow tmr=tomorrow tomoro=tomorrow 2nite=tonight
tonite=tonight nite=night b4=before l8r=later l8=late gr8=great m8=mate w8=wait 4ever=forever abt=about bout=about
bc=because bcuz=because cuz=because coz=because becuz=because bcoz=because cos=because w=with wo=without
wanna=want_to gonna=going_to gotta=have_to gimme=give_me lemme=let_me dunno=don't_know idk=i_don't_know
kinda=kind_of ppl=people msg=message msgs=messages txt=text pic=picture pics=pictures appt=appointment
appts=appointments num=number hrs=hours mins=minutes wk=week wks=weeks wknd=weekend yr=year yrs=years mo=month
mos=months tues=tuesday thurs=thursday thru=through tho=though luv=love gd=good rite=right ryt=right kno=know
knw=know knoe=know nvr=never evry=every sumthing=something sumthin=something smth=something sth=something
nuthin=nothing nothin=nothing sumone=someone frm=from hlp=help tel=tell asap=soon k=ok kk=ok okey=ok ya=you
prob=problem probs=problems prolly=probably def=definitely govt=government dept=department acct=account
accts=accounts pmt=payment pymt=payment pymnt=payment amt=amount fone=phone addr=address bday=birthday pkg=package
recd=received rcvd=received qty=quantity delvry=delivery cust=customer svc=service bldg=building nbhd=neighborhood
nbr=number pd=paid rly=really v=very vry=very fb=facebook ig=instagram
"""
_ES = """
q=que k=que ke=que qe=que xq=porque pq=porque xk=porque porq=porque pork=porque x=por xa=para pa=para d=de dl=del
dnd=donde dnde=donde adnd=adonde dond=donde bn=bien tb=también tmb=también tbn=también tmbn=también tmbien=también
cmo=como komo=como cm=como kien=quien qien=quien qn=quien kn=con cn=con kiero=quiero qiero=quiero qero=quiero
kieren=quieren kuando=cuando cdo=cuando cndo=cuando cuand=cuando kuanto=cuanto cto=cuanto cuant=cuanto kual=cual
cuale=cuales kasa=casa aki=aquí aqi=aquí ay=hay ai=hay grax=gracias grcs=gracias grac=gracias salu2=saludos
toy=estoy stoy=estoy ta=está sta=está tas=estás tan=están tamos=estamos mñn=mañana mnn=mañana mnna=mañana
manana=mañana msj=mensaje msjs=mensajes xfa=por_favor xfavor=por_favor xfis=por_favor pf=por_favor pls=por_favor
plis=por_favor porfa=por_favor porfis=por_favor porfavor=por_favor fvr=favor hla=hola ola=hola wenas=buenas
weno=bueno bno=bueno slds=saludos nd=nada nda=nada ntp=no_te_preocupes tngo=tengo tng=tengo pdo=puedo puedn=pueden
ncsito=necesito nesesito=necesito necsito=necesito nececito=necesito nesecito=necesito asta=hasta ase=hace
aser=hacer asen=hacen ago=hago boi=voy bamos=vamos ba=va ablar=hablar ablo=hablo avlar=hablar aora=ahora
ahorta=ahorita orita=ahorita i=y hrs=horas tel=teléfono cel=celular dir=dirección num=número sr=ser mxo=mucho
muxo=mucho mcho=mucho xo=pero pro=pero tdo=todo tds=todos tda=toda s=es m=me t=te l=el fb=facebook
depto=departamento av=avenida apto=apartamento qro=quiero qiere=quiere kiere=quiere bsura=basura rekoger=recoger
tienn=tienen tine=tiene dise=dice disen=dicen iso=hizo echo=hecho aver=a_ver haber=haber enserio=en_serio osea=o_sea
"""


def _table(rows: str) -> dict[str, str]:
    pairs = (row.split("=") for row in rows.split())
    return {short: meant.replace("_", " ") for short, meant in pairs}


SHORTHAND = {"en": _table(_EN), "es": _table(_ES)}
"""language -> {folded shorthand: the words it stands for}."""

NUMBER_WORDS = {"2": "to", "4": "for"}
"""English only, and only between two words: "way 2 pay"."""
