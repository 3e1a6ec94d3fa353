"""Function words of languages: evidence for identification.

Those of languages that have no module of their own are listed here. They stand as they do between apostrophes and
hyphens (Italian `dell`, `all`).
"""

from __future__ import annotations

from functools import cache

from audit.language.arabic import ARABIC
from audit.language.english import ENGLISH
from audit.language.french import FRENCH
from audit.language.normalize import fold

_WORDS = {
    "es": """
        el la los las un una unos unas de del al a en con por para sin sobre entre hasta desde hacia según
        contra durante y e o u pero sino que quien cual cuyo donde cuando como porque aunque si no ni ya más muy
        tan también solo sólo se le les lo me te nos su sus mi mis este esta estos estas ese esa esos esas aquel
        aquella eso esto es son era eran fue fueron ser ha han había haber he hay está están estaba estar tiene
        tienen puede pueden todo toda todos todas otro otra otros otras
    """,
    "it": """
        il lo la i gli le l un uno una di del dello della dei degli delle dell a al allo alla ai agli alle all
        da dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell con su sul sulla sui
        sulle per tra fra e ed o ma anche che chi cui quale quando come dove perché se non più molto già ancora
        solo si ci ne mi ti vi lui lei loro suo sua suoi sue questo questa questi queste quello quella quelli è
        sono era erano essere stato stata stati ha hanno aveva avere ho
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas para com
        sem sobre entre até desde contra durante após e ou mas que quem qual cujo onde quando como porque embora
        se não nem já mais muito também só apenas ao aos à às seu sua seus suas este esta estes estas esse essa
        isso isto aquele aquela é são era eram foi foram ser ter tem têm tinha há está estão estava estar pode
        podem todo toda todos todas outro outra ele ela eles elas lhe
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines in im an am auf aus bei beim mit nach von vom
        vor zu zum zur über unter für durch gegen ohne um zwischen seit während wegen und oder aber sondern denn
        dass daß weil wenn als ob wie wo nicht kein keine noch schon nur auch sehr mehr er sie es ich wir ihr
        ihm ihn ihnen mich uns sich sein seine seinen seiner ihre ihren ihrer dieser diese dieses jetzt ist sind
        war waren wird werden wurde wurden hat haben hatte hatten sei kann
    """,
    "nl": """
        de het een van in op te aan met voor door naar bij uit over onder tegen tussen zonder tijdens sinds om
        en of maar want dat die dit deze wie wat waar wanneer hoe als omdat hoewel niet geen nog ook al meer
        zeer zo dan er hij zij ze het ik wij we jij je u hem haar hun hen zich zijn is was waren werd werden
        wordt worden heeft hebben had hadden kan kunnen zal zou
    """,
    "tr": """
        ve bir bu da de ile için olarak daha çok en ne ki ama fakat ancak veya ya gibi kadar göre sonra önce
        üzere karşı her hiç tüm bütün bazı diğer olan olduğu olduğunu oldu etti edildi dedi değil var yok mi mı
        mu mü o şu ben biz siz onlar onun bunun şey kendi ise hem çünkü eğer nasıl neden arasında tarafından
        üzerinde içinde hakkında
    """,
    "ro": """
        și în de la cu pe din pentru un o unei unui al ale ai a nu că care ce cum când unde dacă sau dar iar
        este sunt era erau fost fi au am are avea se s îi îl le lui ei lor său sa mai după până fără prin între
        despre către acest această
    """,
    "ca": """
        el la els les l un una uns unes de del dels d a al als en amb per sense sobre entre fins des i o però
        que qui com quan on perquè si no més molt també es s se li ho hi seu seva seus seves aquest aquesta
        aquests és són era va van ha han havia
    """,
    "sv": """
        och i att det som en ett på är av för med till den de har inte om han hon var men sig från vi så kan när
        eller hade ska vid också efter under ut upp över mellan utan sin sina sitt detta dessa där mycket blev
        bli varit
    """,
    "da": """
        og i at det som en et på er af for med til den de har ikke om han hun var men sig fra vi så kan når
        eller havde skal ved også efter under ud op over mellem uden sin sine sit dette disse der meget blev
        blive været
    """,
    "no": """
        og i å det som en et på er av for med til den de har ikke om han hun var men seg fra vi så kan når eller
        hadde skal ved også etter under ut opp over mellom uten sin sine sitt dette disse der veldig ble bli
        vært
    """,
    "pl": """
        i w na z do że się nie o jest to jak po za od dla przez przy nad pod ale lub oraz czy który która które
        jego jej ich był była było być są tym tego ten ta te już tylko także może
    """,
    "cs": """
        a v na z do že se ne o je to jak po za od pro při nad pod ale nebo který která které jeho její jejich
        byl byla bylo být jsou tím toho ten ta už jen také může
    """,
    "hu": """
        a az és hogy nem is egy van volt meg de csak már mint vagy ha még azt ezt ami aki amely ez el ki után
        szerint
    """,
    "fi": """
        ja on ei se että oli hän ovat joka mutta kun myös niin tai kuin sen hänen ole jos vain jo mukaan ollut
    """,
    "id": """
        yang dan di dari ke untuk dengan pada ini itu adalah akan tidak oleh dalam sebagai juga atau telah bahwa
        karena ada mereka dia kami kita saya tersebut lebih sudah dapat bisa
    """,
    "sq": """
        dhe në të e i për me nga një që është janë si por ose kjo ky u nuk më ka kanë ishte do duke
    """,
    "fa": """
        در که به و از می را است این با برای یک او های کرد شده شد گفت کند بود خود تا کرده شود آن آنها ای اما روز
        ها من کنند سال بر مورد داد دارد ما خواهد اند پس هم نیز اگر یا باید توسط
    """,
    "ur": """
        کے میں کی ہے اور سے کا کو نے ہیں کہ اس یہ پر بھی کر نہیں ایک تھا ہو تھی تو جو گیا وہ ہی کیا تھے لیے
    """,
    "ru": """
        и в на что не с по он как из это о за к но его для я а от чтобы мы они после все был до также то года
        еще которые который их было была были так у если со ее бы уже во же чем им быть она при
    """,
    "uk": """
        і в на що не з по він як із це про за до але його для я а від щоб ми вони після все був також та року ще
        які який їх було була були так у якщо її би вже чи є
    """,
    "bg": """
        и в на че не с по той като от това за но го да а до са се е ще при към или което който след той тя те бе
    """,
}


CODES = tuple(_WORDS)


def function_words(code: str) -> frozenset[str]:
    """Function words of the language ``code``, normalized; empty where none are listed here."""
    return frozenset(map(fold, _WORDS.get(code, "").split()))


def script_of(code: str) -> str:
    """The script that the language ``code`` is usually written in (ISO 15924), without gathering all of its facts."""
    from babel.core import get_global

    return str(get_global("likely_subtags")[code]).split("_")[1]


@cache
def listed(script: str) -> dict[str, frozenset[str]]:
    """Function words, normalized, of the languages written in ``script`` that have some listed anywhere, by code."""
    own = {language.code: language.function_words for language in (ARABIC, FRENCH, ENGLISH)}
    words = {**own, **{code: function_words(code) for code in CODES if script_of(code) == script}}
    return {code: known for code, known in words.items() if script_of(code) == script}
