"""Names that are told from others of the same letters, sound or first name: homonyms, servants of God, surnames."""

import pytest
from named_pairs import found


@pytest.mark.parametrize(
    ("source", "target", "given", "made"),
    [
        (
            "أجرى الوفد محادثات في عمان مع وزيرة التخطيط الأردنية حول تمويل المشروع.",
            "La délégation a eu à Oman des discussions avec la ministre jordanienne du Plan sur le projet.",
            "عمان",
            "Oman",
        ),
        (
            "توغلت دورية إسرائيلية فجر الثلاثاء في ريف القنيطرة جنوبي سوريا.",
            "Une patrouille israélienne a pénétré mardi à l'aube dans la campagne de Kénitra, dans le sud de la Syrie.",
            "القنيطرة",
            "Kénitra",
        ),
        (
            "تعهد رئيس الحكومة عبد الرحمن بلقاسم أمام البرلمان بالإبقاء على دعم الخبز.",
            "Le chef du gouvernement Abderrahim Belkacem s'est engagé devant le Parlement à maintenir l'aide au pain.",
            "عبد الرحمن",
            "Abderrahim",
        ),
        (
            "كشف المدير العام للشركة رشيد حشيشي أن الاستثمارات ستبلغ 60 مليار دولار.",
            "Le directeur général de la société, Rachid Haschisch, a révélé que les investissements atteindraient 60 "
            "milliards de dollars.",
            "حشيشي",
            "Haschisch",
        ),
        (  # another first name before the surname
            "قال مدير مطار حلب كمال الحسيني إن أول رحلة وصلت من دبي.",
            "Le premier vol est arrivé de Dubaï, selon le directeur de l'aéroport d'Alep, Jamal al-Husseini.",
            "كمال",
            "Jamal",
        ),
        (  # each behind the other's nationality
            "أجرى وزير الخارجية العماني سالم الحارثي اتصالا هاتفيا بنظيره الإيراني مهدي رستمي.",
            "Le ministre omanais des Affaires étrangères, Mehdi Rostami, a appelé son homologue iranien, Salem "
            "al-Harthi.",
            "مهدي",
            "Salem",
        ),
    ],
)
def test_another_of_its_like(source, target, given, made):
    assert ("NM102", given, made) in found((source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (  # the country, told as such
            "أجرى الوفد محادثات في سلطنة عمان مع وزيرة التخطيط الأردنية حول تمويل المشروع.",
            "La délégation a eu à Oman des discussions avec la ministre jordanienne du Plan sur le projet.",
        ),
        (  # a list of countries
            "شاركت في المناورات قوات من الأردن وعمان والكويت.",
            "Des forces de Jordanie, d'Oman et du Koweït ont participé aux manœuvres.",
        ),
        (
            "وصل إلى عمان وزير الخارجية السوري في زيارة للأردن.",
            "Le ministre syrien des Affaires étrangères est arrivé à Amman pour une visite en Jordanie.",
        ),
        (
            "اجتمع الوزير عبد القادر بن صالح مع نظيره عبد العزيز العلوي في وهران.",
            "Le ministre Abdelkader Bensalah a rencontré à Oran son homologue Abdelaziz Alaoui.",
        ),
        (  # a region for a province in it
            "أوقفت الشرطة في ولاية تيزي وزو شبكة من تسعة أشخاص.",
            "Un réseau de neuf personnes a été démantelé en Kabylie par la police.",
        ),
        (  # a hospital is called after a king under his title
            "نجح فريق طبي في مستشفى الملك فيصل التخصصي بالرياض في إجراء العملية.",
            "Une équipe de l'hôpital spécialisé Roi-Fayçal de Ryad a réussi l'opération.",
        ),
    ],
)
def test_the_right_one(source, target):
    assert [finding for finding in found((source, target)) if finding[0] == "NM102"] == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "expected"),
    [
        (
            ("zh", "en"),
            "奥地利选手温克勒夺得男子200米自由泳冠军。",
            "Australia's Winkler won the men's 200 metres freestyle.",
            ("NM102", "奥地利", "Australia's"),
        ),
        (
            ("de", "fr"),
            "Die Deutsche Bahn hat ihren Verlust verringert.",
            "La Deutsche Bank a réduit sa perte.",
            ("NM102", "Bahn", "Bank"),
        ),
        (
            ("de", "fr"),
            "Die EU stellt Griechenland, Zypern und Malta 140 Millionen Euro bereit.",
            "L'UE met 140 millions d'euros à la disposition de la Grèce et de Malte.",
            ("OM109", "Zypern", None),
        ),
    ],
)
def test_countries_and_companies_of_other_languages(languages, source, target, expected):
    assert expected in found((source, target), languages=languages)


def test_countries_that_chinese_tells_in_short_and_lists_that_are_whole():
    pair = ("中美两国外长在北京会谈。", "The Chinese and US foreign ministers met in Beijing.")
    assert found(pair, languages=("zh", "en")) == []
    whole = "L'UE met 140 millions d'euros à la disposition d'Athènes, de Chypre et de Malte."
    pair = ("Die EU stellt Griechenland, Zypern und Malta 140 Millionen Euro bereit.", whole)
    assert found(pair, languages=("de", "fr")) == []


def test_a_club_is_called_by_its_name():
    source = "سجل المهاجم لوكاس أندرادي هدفي فوز النصر على ضيفه الاتفاق 2-1 في الدوري السعودي."
    told = "L'attaquant Lucas Andrade a offert à Al-Nassr la victoire (2-1) face à {} en championnat saoudien."
    assert ("NM101", "الاتفاق", "Accord") in found((source, told.format("l'Accord")))
    assert found((source, told.format("Al-Ettifaq"))) == []
    source = "يستضيف الوحدة الإماراتي غدا الشباب السعودي في إياب ربع نهائي الكأس."
    told = "Al-Wahda reçoit demain {} en quart de finale retour de la Coupe."
    assert found((source, told.format("les jeunes Saoudiens"))) == [("NM101", "الشباب", "jeunes")]
    assert found((source, told.format("les Saoudiens d'Al-Shabab"))) == []
    youth = "يواجه الشباب صعوبات في شراء تذاكر مباريات الدوري، وفق رئيس نادي الهلال."
    assert found((youth, "Les jeunes peinent à acheter des billets du championnat, selon Al-Hilal.")) == []
    federation = "غرم الاتحاد الآسيوي لاعب الهلال بعد المباراة أمام الاتحاد الآسيوي للحكام."
    assert found((federation, "La Confédération asiatique a infligé une amende à un joueur d'Al-Hilal.")) == []


@pytest.mark.parametrize(
    ("source", "target", "given", "made"),
    [
        (
            "التقى الوزير الجزائري رئيس أركان جيش النيجر لبحث تأمين الحدود.",
            "Le ministre algérien a rencontré le chef d'état-major de l'armée nigériane au sujet de la frontière.",
            "النيجر",
            "nigériane",
        ),
        (
            "استدعت وزارة الخارجية الكويتية السفير العراقي وسلمته مذكرة احتجاج.",
            "Le ministère irakien des Affaires étrangères a convoqué l'ambassadeur du Koweït et lui a remis une note.",
            "الكويتية",
            "irakien",
        ),
        (
            "وصل وزير الخارجية العماني إلى طهران مساء الأحد حاملا رسالة.",
            "Le ministre jordanien des Affaires étrangères est arrivé dimanche soir à Téhéran, porteur d'un message.",
            "العماني",
            "jordanien",
        ),
        (
            "انتشلت جثث تسعة مهاجرين قبالة سواحل مدينة زوارة الليبية.",
            "Les corps de neuf migrants ont été repêchés au large de la ville libyenne de Zaouïa.",
            "زوارة",
            "Zaouïa",
        ),
        (  # two ports that sound alike
            "غرق قارب صيد قبالة سواحل المحمدية ليلة أمس.",
            "Un bateau de pêche a coulé la nuit dernière au large de Mehdia.",
            "المحمدية",
            "Mehdia",
        ),
    ],
)
def test_countries_and_towns_taken_for_each_other(source, target, given, made):
    assert ("NM102", given, made) in found((source, target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "استدعت وزارة الخارجية الكويتية السفير العراقي وسلمته مذكرة احتجاج.",
            "L'ambassadeur d'Irak a été convoqué par le ministère koweïtien des Affaires étrangères.",
        ),
        (
            "أفادت وسائل إعلام في كوريا الشمالية بأن بيونغ يانغ اختبرت صاروخا جديدا.",
            "La Corée du Nord a testé un nouveau missile, ont rapporté ses médias.",
        ),
        ("قرغيزستان وطاجيكستان توقعان اتفاقا.", "Bichkek et Douchanbé signent un accord."),
    ],
)
def test_countries_under_their_other_names(source, target):
    assert found((source, target)) == []


def test_a_surname_with_another_ending():
    source = "L'amministratore delegato Renzo Castelvetri ha annunciato un accordo."
    told = "Le directeur général Renzo {} a annoncé un accord."
    expected = ("NM102", "Castelvetri", "Castelvecchi")
    assert found((source, told.format("Castelvecchi")), languages=("it", "fr")) == [expected]
    assert found((source, told.format("Castelvetri")), languages=("it", "fr")) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "ألقى الشيخ عبد المحسن الفايز خطبة عرفة في مسجد نمرة، ثم توجه الحجاج إلى منى.",
            "Le cheikh Abdel Mohsen al-Fayez a prononcé le sermon d'Arafat à la mosquée de Namira, puis les pèlerins "
            "ont gagné Mina.",
        ),
        (
            "قالت المفوضية السامية للأمم المتحدة لشؤون اللاجئين إن ثمانية آلاف شخص عبروا الحدود.",
            "Le Haut-Commissariat des Nations unies pour les réfugiés a dit que huit mille personnes avaient passé la "
            "frontière.",
        ),
        (
            "قالت الطبيبة آمنة إدريس إن مستشفى النو بأم درمان يستقبل مئات المرضى.",
            "L'hôpital Al-Nao d'Omdourman accueille des centaines de malades, selon la médecin Amna Idris.",
        ),
        ("وقال محاميهم إبراهيما سيك إنهم أبرياء.", "Ils sont innocents, a dit leur avocat, Ibrahima Seck."),
        (
            "أجرى وزير الخارجية العماني سالم الحارثي اتصالا هاتفيا بنظيره الإيراني مهدي رستمي.",
            "Le ministre iranien des Affaires étrangères, Mehdi Rostami, a appelé son homologue omanais, Salem "
            "al-Harthi.",
        ),
    ],
)
def test_the_same_in_another_spelling_or_order(source, target):
    assert found((source, target)) == []


def test_a_title_that_is_spelled_is_no_name():
    source = "قال الناطق باسم القوات المسلحة اللواء تحسين العبيدي إن العملية انتهت."
    wrong = "L'opération est terminée, a déclaré Al-Liwa Tahsin al-Obeidi, porte-parole des forces armées."
    assert found((source, wrong)) == [("NM104", "اللواء", "Al-Liwa")]
    assert found((source, wrong.replace("Al-Liwa", "le général"))) == []


@pytest.mark.parametrize(
    ("source", "target", "wrong"),
    [
        ("وأهدر الفريق القاهري فرصة العودة في المباراة.", "Les Cairotes ont manqué l'occasion de revenir.", []),
        ("وتأهل الفريق الحلبي إلى الدور المقبل.", "Les Alépins se sont qualifiés pour le tour suivant.", []),
        ("وتأهل الفريق القاهري إلى الدور المقبل.", "Les Alépins se sont qualifiés pour le tour suivant.", ["Alépins"]),
        (  # by the town's name, where a club's has its adjective
            "فاز الرجاء البيضاوي على المغرب الفاسي بهدف رغم نقص الفريق الأخضر.",
            "Le Raja de Casablanca, réduit à dix, a battu (1-0) le Maghreb de Fès.",
            [],
        ),
        ("رفع النادي المكناسي دعوى أمام المحكمة.", "Le Club de Meknès a saisi la justice.", []),  # a town itself, too
        ("احتج تجار من حلب أمام البلدية.", "Des commerçants de Homs ont protesté devant la mairie.", ["Homs"]),
    ],
)
def test_the_people_of_a_town(source, target, wrong):
    assert [there for _, _, there in found((source, target))] == wrong


def test_in_whose_name_a_spokesman_speaks_is_no_person():
    source = "أكدت الناطقة باسم المهرجان عائشة البلوشي أن القرار نهائي."
    target = "La décision est définitive, a dit la porte-parole du festival, Asma al-Balouchi."
    assert found((source, target)) == [("NM102", "عائشة", "Asma")]
    source = "نفى المتحدث باسم الكرملين دميتري بيسكوف عقد لقاء قريب بين الرئيسين الروسي والأوكراني."
    target = "Aucune rencontre n'est prévue entre Vladimir Poutine et Volodymyr Zelensky, selon le porte-parole du "
    assert found((source, target + "Kremlin, Dmitri Peskov.")) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "انتشلت البحرية جثث 11 مهاجرا من دول أفريقيا جنوب الصحراء.",
            "La marine a repêché les corps de onze migrants subsahariens.",
        ),
        ("أحرزت السباحة ذهبية في بطولة البحر المتوسط.", "La nageuse a décroché l'or aux Championnats méditerranéens."),
        ("تشهد منطقة القوقاز توترا متزايدا.", "La région caucasienne connaît des tensions croissantes."),
    ],
)
def test_continents_and_seas_told_by_their_adjectives(source, target):
    assert found((source, target)) == []


def test_a_title_that_is_a_common_noun_is_translated():
    source = "نالت المخرجة جائزة عن فيلمها الأول «ملح» في أيام قرطاج السينمائية."
    target = "The director won a prize at the Carthage Film Festival for “Salt”, her first film."
    assert found((source, target), languages=("ar", "en")) == []


def test_a_body_that_is_told_by_a_common_noun_is_no_invented_name():
    source = "يلتقي الوزير خلال زيارته الرؤساء الثلاثة في بيروت."
    target = "Le ministre rencontrera à Beyrouth le président, celui du Parlement et le Premier ministre."
    assert [finding for finding in found((source, target)) if finding[0] == "NM104"] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (  # a people in a rarer spelling
            "استقال الوزير النمسوي بعد خلاف حول الموازنة.",
            "Austria's minister resigned after a row over the budget.",
        ),
        (  # a first name without its long vowel
            "أشاد الحضور بأعمال المصور إسحق العلي في بيروت.",
            "The audience praised the work of photographer Isaac al-Ali in Beirut.",
        ),
        (  # capitals that English alone has
            "تزوجت طالبة مسلمة من الريف في الأيام الأخيرة.",
            "A Muslim student from the countryside got married in recent days.",
        ),
        ("درست اللغة الأمازيغية في القرية.", "I studied Berber in the village."),
        (  # plurals and British spellings are words
            "عرضت الشركة لوحات القيادة الجديدة على الزبائن.",
            "The company showed New Dashboards and Organised Tours to customers.",
        ),
        ("معطف جميل.", "Nice coat."),
        (  # a title behind a clitic
            "قدم النقيب اعتذارا للقاضي كافانو أمس.",
            "The bar leader offered Judge Kavanaugh an apology yesterday.",
        ),
        (  # feasts and institutions
            "غنت الفرقة في دار الأوبرا بالقاهرة قبل عطلة عيد الربيع.",
            "The band sang at the Cairo Opera House before the Spring Festival holiday.",
        ),
        (  # a body told by its acronym, an acronym with a hyphen
            "دعا رئيس حزب استقلال المملكة المتحدة إلى انتخابات مبكرة.",
            "The leader of UKIP called for early elections.",
        ),
        (
            "درس الفريق ميرس-كوف في الإبل وفيروسات كورونا الأخرى.",
            "The team studied MERS-CoV in camels and other coronaviruses.",
        ),
        ("فازت بلادنا بلقب ثلاثي الأمم.", "Our country won the Tri Nations title."),
        (  # a name in words before the name itself
            "وأوردت مجلة الأخبار الألمانية دير شبيغل النبأ.",
            "The German news magazine Der Spiegel carried the report.",
        ),
        ("يحتاج سامي إلى الراحة، فسامي بحاجة إلى إجازة.", "Sami must rest: Sami needs leave."),
    ],
)
def test_what_english_gives_a_capital_is_no_name(source, target):
    assert not [one for one in found((source, target), languages=("ar", "en")) if one[0] < "NM103"]


def test_a_river_delta_told_by_its_country():
    source = "هاجم مسلحون منصة نفطية في دلتا النيجر ليل السبت."
    assert not found((source, "Des hommes armés ont attaqué une plateforme dans le delta nigérian samedi."))
    source = "هاجم مسلحون ثكنة في شمال النيجر ليل السبت."
    assert found((source, "Des hommes armés ont attaqué une caserne dans le nord du Nigeria samedi."))


def test_a_part_of_a_name_is_no_form_of_address():
    source = "وقع العقد مدير المصنع محمود السيد رشدي."
    assert ("NM101", "السيد", "M") in found((source, "Le directeur de l'usine, Mahmoud M. Rochdi, a signé le contrat."))
    assert not found((source, "Le directeur de l'usine, Mahmoud el-Sayed Rochdi, a signé le contrat."))


def test_a_known_person_may_be_told_by_the_other_name():
    source, target = "وقالت نانسي إن التصويت سيجري غدا.", "Pelosi said the vote would take place tomorrow."
    assert not found((source, target), languages=("ar", "en"))


def test_a_club_of_one_country_is_given_to_no_other():
    source = "توصل الأهلي السعودي إلى اتفاق مع المدرب الألماني لموسمين إضافيين."
    target = "Al-Ahli de Djeddah a trouvé un accord avec l'entraîneur allemand pour deux saisons de plus."
    assert found((source, target)) == []
    wrong = found((source, target.replace("de Djeddah", "du Caire")))
    assert wrong == [("NM102", "الأهلي السعودي", "Al-Ahli du Caire")]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("حزب الدعوة", "Le parti Daawa a dénoncé ces arrestations.", "Le parti de l'Appel a dénoncé ces arrestations."),
        ("حزب الوفد المصري", "Le Wafd égyptien a dénoncé ces arrestations.",
         "Le parti égyptien de la Délégation a dénoncé ces arrestations."),
    ],
)  # fmt: skip
def test_a_party_is_called_by_its_name(source, right, wrong):
    source = f"ندد {source} بهذه الاعتقالات."
    assert found((source, right)) == []
    assert [rule for rule, *_ in found((source, wrong))] == ["NM101"]


def test_on_is_not_ali():
    source = "نظم أهالي الحي اعتصاما احتجاجا على اعتقال سمير بن دالي."
    target = "Les habitants du quartier ont protesté contre l'arrestation de Samir Ben Dali."
    assert found((source, target)) == []
    assert found((source, target.replace("Dali", "Ali"))) == [("NM102", "دالي", "Ali")]
