"""The words of the random paragraphs: real words of statements and news, in three languages, and what stands in them."""

from __future__ import annotations

ARABIC_WORDS = """
قالت قال أكدت أكد أعلنت أعلن طالبت طالب دعت دعا أدانت أدان استنكرت رحبت رحب نشرت نشر أصدرت أصدر وثقت وثق
سجلت سجل رصدت رصد كشفت كشف أوضحت أوضح أشارت أشار ذكرت ذكر أضافت أضاف حذرت حذر ناشدت ناشد شددت شدد عقدت عقد
شاركت شارك نظمت نظم أطلقت أطلق قدمت قدم اعتقلت اعتقل احتجزت احتجز أفرجت أفرج قصفت قصف استهدفت استهدف هاجمت
دمرت دمر قتلت قتل أصيبت أصيب نزحت نزح فرت عادت وصلت وصل منعت منع سمحت سمح رفضت رفض قبلت وافقت صوتت انتخبت
منظمة منظمات هيئة هيئات لجنة لجان مجلس مجالس محكمة محاكم نيابة وزارة وزارات حكومة حكومات دولة دول سلطة سلطات
قوات جيش شرطة أجهزة أمن مخابرات فصائل ميليشيات حزب أحزاب حركة حركات نقابة نقابات جمعية جمعيات اتحاد رابطة شبكة
مركز مراكز مؤسسة مؤسسات مكتب مكاتب فريق فرق بعثة بعثات مبعوث مندوب ممثل رئيس مدير مديرة أمين عضو أعضاء
حقوق حق الإنسان المرأة النساء الطفل الأطفال الشباب الرجال المدنيون المدنيين السكان الأهالي العائلات الأسر
المعتقلون المعتقلين المعتقلات السجناء الأسرى المختفون المختفين المفقودين الضحايا الناجون الناجيات الشهود الشهداء
اللاجئون اللاجئين النازحون النازحين المهجرين العائدين العمال الصحفيون الصحفيين الصحفيات المحامون المحامين
الأطباء المسعفين المعلمين الطلاب الناشطون الناشطات المدافعين المتظاهرين المحتجين المتطوعين الخبراء الباحثين
اعتقال اعتقالات احتجاز تعذيب اختفاء قسري قسرا تعسفي تعسفية إعدام إعدامات ميدانية محاكمة محاكمات عادلة جائرة
حكم أحكام قضية قضايا تهمة تهم دعوى شكوى شكاوى تحقيق تحقيقات تقرير تقارير بيان بيانات شهادة شهادات أدلة وثيقة
وثائق صور تسجيلات مقابلة مقابلات ملف ملفات قائمة قوائم أسماء رسالة رسائل نداء نداءات عريضة حملة حملات وقفة
مظاهرة مظاهرات احتجاج احتجاجات إضراب اعتصام مؤتمر مؤتمرات جلسة جلسات اجتماع ورشة ندوة دورة تدريب برنامج مشروع
غارة غارات جوية مدفعية صاروخ صواريخ قذائف ألغام ذخائر عنقودية براميل متفجرة كيميائي هجوم هجمات حصار
مجزرة مجازر قصفا جريمة جرائم حرب إبادة انتهاك انتهاكات جسيمة خطيرة خروقات مساءلة محاسبة عدالة انتقالية إنصاف تعويض
جبر الضرر سلام هدنة اتفاق اتفاقية ميثاق معاهدة قرار قرارات قانون قوانين دستور دستورية عفو عقوبات عقوبة
مدينة مدن بلدة بلدات قرية قرى حي أحياء محافظة ريف شمال جنوب شرق غرب وسط حدود معبر معابر مخيم مخيمات ملجأ
مستشفى مستشفيات مدرسة مدارس جامعة جامعات سوق مسجد كنيسة منزل منازل مبنى طريق جسر مطار سجن سجون فرع زنزانة
سوريا دمشق حلب إدلب حمص حماة درعا السويداء الرقة الحسكة القامشلي اللاذقية لبنان بيروت العراق بغداد فلسطين غزة
القدس الأردن عمان مصر القاهرة السودان الخرطوم اليمن صنعاء ليبيا تونس المغرب الجزائر تركيا فرنسا باريس جنيف
مساعدات إنسانية إغاثة غذاء مياه دواء كهرباء وقود صحة تعليم مأوى خدمات تمويل منحة منح ميزانية تبرعات أضرار
يوم أيام أسبوع شهر أشهر سنة سنوات عام أعوام أمس اليوم غدا صباح مساء ليلة ساعة ساعات منذ خلال بعد قبل حتى
في من إلى على عن مع بين ضد تحت فوق أمام حول دون غير كل بعض جميع أكثر أقل نحو حوالي أيضا كما حيث التي الذي الذين
هذا هذه ذلك تلك هناك هنا لم لن لا ليس كانت كان يكون تكون ما زال أن إن قد ثم أو بل لكن إذا عندما لأن
لأجل للأمم المتحدة الأوروبي العربية الدولي الدولية المحلية الوطني الوطنية العام العامة الخاص المستقل المستقلة
الأساسية السياسي السياسية المدني الاجتماعية الاقتصادية الجنائية القضائي الأمنية العسكرية الإعلامية الثقافية
مَحْكَمَة شُهَدَاء مُعتقَل تَمَّ لُغَةً فوراً مؤخّراً أوّل مسؤول مسؤولية شؤون رؤساء سيئة بيئة هيئته جزءاً ﷺ
""".split()

ENGLISH_WORDS = """
said says called calls urged urges reported reports documented condemned welcomed published released arrested
detained tortured killed injured displaced returned shelled bombed besieged tried sentenced charged acquitted appealed
organisation network committee council court ministry government authorities forces police army security movement
party union association centre foundation office team mission envoy delegate president director secretary member
human rights women children youth civilians families detainees prisoners victims survivors witnesses refugees
journalists lawyers doctors teachers students activists defenders protesters volunteers experts researchers workers
arrest detention torture disappearance execution trial hearing verdict charge case complaint investigation report
statement testimony evidence document picture recording interview list letter appeal petition campaign vigil protest
strike conference session meeting workshop training programme project attack raid shelling siege massacre crime
violation accountability justice redress peace truce agreement treaty resolution law constitution amnesty sanctions
city town village district province countryside border crossing camp hospital school university market prison branch
aid relief food water medicine shelter funding grant damage day week month year morning evening hour since during
before after until the a of in to for from with against between under without all some more about also where who
that this these there was were has have been will not and or but because naïve façade its their every last first
""".split()

FRENCH_WORDS = """
déclare déclaré appelle appelé exhorte dénonce dénoncé salue publie publié documente documenté condamne arrête arrêté
détenu torturé tué blessé déplacé rentré bombardé assiégé jugé accusé acquitté organisation réseau comité conseil
cour tribunal ministère gouvernement autorités forces police armée sécurité mouvement parti syndicat association
centre fondation bureau équipe mission envoyé délégué président directrice secrétaire membre droits homme femmes
enfants jeunesse civils familles détenus prisonniers victimes rescapés témoins réfugiés journalistes avocats médecins
enseignants étudiants militants défenseurs manifestants bénévoles experts chercheurs travailleurs arrestation
détention torture disparition exécution procès audience verdict accusation affaire plainte enquête rapport communiqué
témoignage preuve document photographie enregistrement entretien liste lettre appel pétition campagne veillée grève
conférence séance réunion atelier formation programme projet attaque raid siège massacre crime violation
responsabilité justice réparation paix trêve accord traité résolution loi constitution amnistie sanctions ville
village quartier province campement frontière passage camp hôpital école université marché prison aide secours
nourriture eau médicaments abri financement dégâts jour semaine mois année matin soir heure depuis pendant avant
après jusque le la les un une des de du en à pour par avec contre entre sous sans tous plusieurs plus environ aussi
où qui que ce cette ces était étaient ont sera ne pas et ou mais cœur œuvre ça déjà très
""".split()

LATIN_NAMES = """
Mazaya Women Organization|Amnesty International|Human Rights Watch|Reporters Without Borders|We Exist!
Syrian Network for Human Rights|Médecins Sans Frontières|Save the Children|Women Now for Development
Syria Justice and Accountability Centre|Badael Foundation|Dawlaty|The Day After (TDA)|Front Line Defenders
International Crisis Group|Union of Medical Care (UOSSM)|White Helmets|Syria Campaign|Justice & Peace
Ligue des droits de l’homme|Guernica 37|Open Society Foundations|Action contre la faim|Huquqyat|Adopt a Revolution
Doz e.V.|PEL – Civil Waves|Start Point|Release Me|Nophotozone|Impunity Watch|Yahoo!|Synergy for Justice
""".replace("\n", "|").strip("|").split("|")

LATIN_TOKENS = """
#StopViolence @we_exist #Syria2020 @UN_HRC #FreeThemAll info@example.org press@we-exist.example a.b+c@example.net
G.S.M. U.N. U.S.A. C++ C# H2O COVID-19 PM2.5 v2.1.0 A/RES/71/248 S/2254 R&D iOS UTF-8 4×4 (LDSPS) (ICC) (UNHCR) [OHCHR]
LDSPS ICC UNHCR OHCHR UNICEF NGO-led AT&T Facebook WhatsApp X/Twitter «Mazaya» “Release” (2/3)
""".split()

LATIN_URLS = """
https://www.example.org/en/reports/2020/01/idlib-hospitals/?lang=ar&page=2 https://example.org/
https://syria.example.net/press-releases/statement-on-the-anniversary/ www.we-exist.example/campaigns?id=45
https://docs.example.org/A_HRC_46_55.pdf#annex http://example.com/a/b/c/
""".split()

NUMBERS = """
2011|2011–2024|2019-2020|1.5%|45,7%|+963 11 123 4567|+963 (11) 123-4567|00961-1-999888|12/3/2020|2020-01-09|10:30
14:00–16:30|$1,250.50|€300|50 000|3,000,000|§12|15°|−7|½|1/3|100%|٢٠١١|٢٠١١–٢٠٢٤|٤٥٫٧٪|١٢/٣/٢٠٢٠|٣٬٠٠٠
""".replace("\n", "|").strip("|").split("|")

ARABIC_PHRASES = """
مزايا|النساء الآن|رابطة عائلات قيصر|لا للاعتقال|المرصد السوري لحقوق الإنسان|«نحن موجودون»|قرار ٢٢٥٤|اتفاق 2254
المادة 12 من الدستور|جمعة «الحرية للمعتقلين»|الشبكة السورية (SNHR)|بدائل|الخوذ البيضاء|مخيم الزعتري|سجن صيدنايا
فرع فلسطين (235)|حي بابا عمرو|الغوطة الشرقية|يوم الأرض 30 آذار|العدالة أولاً!|أين هم؟|مؤسسة «دولتي»|حركة 15 آذار
مركز توثيق الانتهاكات|لجنة التحقيق الدولية|معرة النعمان|خان شيخون|هيئة التفاوض (2017)|بيان رقم 7|سوريا، أرض السلام
مُعتقَلو الرأي|نعم لـ «القرار 2254»
""".replace("\n", "|").strip("|").split("|")
