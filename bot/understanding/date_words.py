"""Words for days, weekdays, months and parts of the day in eleven languages, in script and as typed in Latin."""

# Words that stand alone, Latin and northern scripts. Yesterday is left out where it has a word of its own: a wish for a
# delivery points forward, so Hindi "kal" is tomorrow and "parso" the day after.
DAYS: dict[int, str] = {
    0: "today|2day|tdy|tody|tonight|aaj|aj|aaaj|आज|আজ|আজকে|આજે|આજ|ਅੱਜ|ajj|ajke|aaje|indru|inru|innaikku|inniku|ee roju|"
    "eeroju|ivala|ivattu|indu|innu|aajach|आजच",
    1: "tomorrow|tommorow|tommorrow|tomorow|tomoro|tomo|tmrw|tmr|tmrow|2moro|2morrow|kal|kl|कल|उद्या|udya|"
    "কাল|কালকে|আগামীকাল|agamikal|kaal|kalke|kaalke|કાલે|આવતીકાલે|kaale|kale|aavtikale|ਕੱਲ੍ਹ|ਕੱਲ|ਭਲਕੇ|kall|bhalke|"
    "naalai|nalaiku|naalaikku|naliki|repu|repati|naale|nale|nalege|naalege|nale thanne",
    2: "day after tomorrow|day after tmrw|day after|overmorrow|parso|parson|parsu|parsoon|परसों|परसो|परवा|parva|"
    "পরশু|porshu|parshu|પરમદિવસે|પરમ દિવસે|parmdivse|param divse|ਪਰਸੋਂ|naalai marunaal|naalaanniki|nalanniku|"
    "ellundi|elundi|nadiddu|naadiddu|mattannal|mattannaal|mattanal",
}
# Stems of the southern scripts, which take endings: நாளைக்கு, రేపటికి, ನಾಳೆಗೆ, നാളത്തേക്ക്.
STEMS_OF_DAYS: dict[int, str] = {
    0: "இன்று|இன்னைக்கு|இன்னிக்கு|ఈరోజు|ఈ రోజు|ఇవాళ|ఇవ్వాళ|ಇಂದು|ಇವತ್ತು|ഇന്ന്",
    1: "நாளை|நாளைக்கு|రేపు|రేపటి|ನಾಳೆ|നാളെ|നാളത്തേ",
    2: "நாளை மறுநாள்|நாளை மறுதினம்|நாளன்னிக்கு|నాళ్ళన్నిక|ఎల్లుండి|ನಾಡಿದ್ದು|ನಾಳಿದ್ದು|മറ്റന്നാൾ|മറ്റന്നാള",
}
WEEKDAYS: dict[int, str] = {  # 0 is Monday, as in `date.weekday()`
    0: "monday|mon|somvar|somwar|sombar|somvaar|somavara|somavaram|सोमवार|सोमवारी|সোমবার|shombar|સોમવાર|સોમવારે|ਸੋਮਵਾਰ|"
    "thingal|thinkal|tingal",
    1: "tuesday|tues|tue|mangalvar|mangalwar|mangalvaar|mangalavara|mangalavaram|मंगलवार|मंगळवार|মঙ্গলবার|mongolbar|મંગળવાર|"
    "મંગળવારે|ਮੰਗਲਵਾਰ|sevvai|chevvai|chovva",
    2: "wednesday|wed|budhvar|budhwar|budhvaar|budhavara|budhavaram|बुधवार|বুধবার|budhbar|બુધવાર|બુધવારે|ਬੁੱਧਵਾਰ|budhan|buthan",
    3: "thursday|thurs|thur|thu|guruvar|guruwar|gurvaar|guruvara|guruvaram|veervar|गुरुवार|गुरूवार|बृहस्पतिवार|বৃহস্পতিবার|"
    "brihoshpotibar|ગુરુવાર|ગુરુવારે|ਵੀਰਵਾਰ|viyazhan|vyazham|vyazhan",
    4: "friday|fri|shukravar|shukrawar|sukravar|shukravara|sukravaram|शुक्रवार|শুক্রবার|shukrobar|શુક્રવાર|શુક્રવારે|"
    "ਸ਼ੁੱਕਰਵਾਰ|velli",
    5: "saturday|sat|shanivar|shaniwar|sanivar|shanivara|sanivaram|शनिवार|शनिवारी|শনিবার|shonibar|શનિવાર|શનિવારે|ਸ਼ਨੀਵਾਰ|"
    "ਸ਼ਨਿੱਚਰਵਾਰ|sani kizhamai|shani",
    6: "sunday|sun|ravivar|raviwar|itwar|itvaar|aitvar|bhanuvara|aadivaram|adivaram|रविवार|इतवार|রবিবার|robibar|રવિવાર|"
    "રવિવારે|ਐਤਵਾਰ|nyayar|njayar|gnayiru|nyayiru",
}
STEMS_OF_WEEKDAYS: dict[int, str] = {
    0: "திங்கள்|திங்கட்|సోమవార|ಸೋಮವಾರ|തിങ്കളാഴ്ച|തിങ്കൾ",
    1: "செவ்வாய்|మంగళవార|ಮಂಗಳವಾರ|ചൊവ്വ",
    2: "புதன்|బుధవార|ಬುಧವಾರ|ബുധൻ|ബുധനാഴ്ച",
    3: "வியாழன்|வியாழக்|గురువార|ಗುರುವಾರ|വ്യാഴം|വ്യാഴാഴ്ച",
    4: "வெள்ளி|శుక్రవార|ಶುಕ್ರವಾರ|വെള്ളി",
    5: "சனி|శనివార|ಶನಿವಾರ|ശനി",
    6: "ஞாயிறு|ஞாயிற்று|ఆదివార|ಭಾನುವಾರ|ಆದಿತ್ಯವಾರ|ഞായർ|ഞായറാഴ്ച",
}
MONTHS: dict[int, str] = {
    1: "january|jan|जनवरी|जानेवारी|জানুয়ারি|જાન્યુઆરી|ਜਨਵਰੀ|ஜனவரி|జనవరి|ಜನವರಿ|ജനുവരി",
    2: "february|feb|फरवरी|फ़रवरी|फेब्रुवारी|ফেব্রুয়ারি|ફેબ્રુઆરી|ਫਰਵਰੀ|பிப்ரவரி|ఫిబ్రవరి|ಫೆಬ್ರವರಿ|ഫെബ്രുവരി",
    3: "march|mar|मार्च|মার্চ|માર્ચ|ਮਾਰਚ|மார்ச்|మార్చి|ಮಾರ್ಚ್|മാർച്ച്",
    4: "april|apr|अप्रैल|एप्रिल|এপ্রিল|એપ્રિલ|ਅਪ੍ਰੈਲ|ஏப்ரல்|ఏప్రిల్|ಏಪ್ರಿಲ್|ഏപ്രിൽ",
    5: "may|मई|मे|মে|મે|ਮਈ|மே|మే|ಮೇ|മെയ്|മേയ്",
    6: "june|jun|जून|জুন|જૂન|ਜੂਨ|ஜூன்|జూన్|ಜೂನ್|ജൂൺ",
    7: "july|jul|जुलाई|जुलै|জুলাই|જુલાઈ|ਜੁਲਾਈ|ஜூலை|జూలై|ಜುಲೈ|ജൂലൈ",
    8: "august|aug|अगस्त|ऑगस्ट|আগস্ট|ઓગસ્ટ|ਅਗਸਤ|ஆகஸ்ட்|ఆగస్టు|ಆಗಸ್ಟ್|ഓഗസ്റ്റ്",
    9: "september|sept|sep|सितंबर|सितम्बर|सप्टेंबर|সেপ্টেম্বর|સપ્ટેમ્બર|ਸਤੰਬਰ|செப்டம்பர்|సెప్టెంబర్|ಸೆಪ್ಟೆಂಬರ್|സെപ്റ്റംബർ",
    10: "october|oct|अक्टूबर|ऑक्टोबर|অক্টোবর|ઓક્ટોબર|ਅਕਤੂਬਰ|அக்டோபர்|అక్టోబర్|ಅಕ್ಟೋಬರ್|ഒക്ടോബർ",
    11: "november|nov|नवंबर|नवम्बर|नोव्हेंबर|নভেম্বর|નવેમ્બર|ਨਵੰਬਰ|நவம்பர்|నవంబర్|నవంబరు|ನವೆಂಬರ್|നവംബർ",
    12: "december|dec|दिसंबर|दिसम्बर|डिसेंबर|ডিসেম্বর|ડિસેમ્બર|ਦਸੰਬਰ|டிசம்பர்|డిసెంబర్|ಡಿಸೆಂಬರ್|ഡിസംബർ",
}
SLOTS: dict[str, str] = {
    "morning": "morning|mrng|mrning|subah|subha|savere|sakali|sakal|shokale|sokale|savare|sawere|सुबह|सवेरे|सकाळी|सकाळ|"
    "সকালে|সকাল|સવારે|સવાર|ਸਵੇਰੇ|ਸਵੇਰ|kaalai|kalaiyil|kalai|udayam|poddunne|beligge|belagge|raavile|ravile",
    "afternoon": "afternoon|noon|lunch time|dopahar|dopeher|dopahr|dupari|dupare|bapore|bapor|dupure|dupur|दोपहर|"
    "दुपारी|দুপুরে|দুপুর|બપોરે|બપોર|ਦੁਪਹਿਰ|ਦੁਪਹਿਰੇ|madhiyam|mathiyam|madhyahnam|madhyahna|uchakku|uchaykku|ucha",
    "evening": "evening|evng|eve|night|shaam|sham|raat|rat ko|sandhyakali|ratri|bikele|bikel|shondhay|sanje|saanje|"
    "raate|shaami|शाम|रात|संध्याकाळी|रात्री|বিকেলে|বিকেল|সন্ধ্যায়|রাতে|સાંજે|સાંજ|રાત્રે|ਸ਼ਾਮ|ਸ਼ਾਮੀਂ|ਰਾਤ|maalai|maalayil|"
    "sayantram|saayantram|sayankalam|sanje|saayankaala|vaikunneram|vaikittu|rathri",
}
STEMS_OF_SLOTS: dict[str, str] = {
    "morning": "காலை|ఉదయ|పొద్దున|ಬೆಳಗ್ಗೆ|ಬೆಳಿಗ್ಗೆ|രാവിലെ",
    "afternoon": "மதிய|மத்தியான|మధ్యాహ్న|ಮಧ್ಯಾಹ್ನ|ഉച്ച",
    "evening": "மாலை|சாயந்திர|சாயங்கால|இரவு|సాయంత్ర|రాత్రి|ಸಂಜೆ|ರಾತ್ರಿ|വൈകുന്നേര|വൈകിട്ട്|രാത്രി",
}
# "after 6", "6 baje ke baad": words before or after an hour.
BEFORE_AN_HOUR = "after|before|by|around|at|till|until|post|between|from"
AFTER_AN_HOUR = (
    "o'?clock|baje|bje|bajey|vajta|vajata|vaje|vage|bajar|ta|tar|mani|manikku|manike|gantalaku|gantala|gante|gantege|"
    "manikk|ke baad|k baad|ke bad|bajeke|बजे|वाजता|वाजल्या|के बाद|টার|টায়|টা|વાગ્યે|વાગે|વાગ્યા|ਵਜੇ|மணி|గంటల|గంటలకు|ಗಂಟೆ|മണി"
)
A_FEW_DAYS = (  # "after 3 days", "3 din baad"
    "days?|din|dino|divas|diwas|dina|dinam|din por|rojulu|rojula|naal|naatkal|dinagalu|divasam|दिन|दिनों|दिवस|দিন|દિવસ|"
    "ਦਿਨ|நாள்|நாட்கள்|రోజులు|రోజుల|ದಿನ|ദിവസ"
)
DAY_OF_MONTH = "st|nd|rd|th|tarikh|tareekh|tarik|date|तारीख|तारखेला|তারিখ|તારીખ|ਤਰੀਕ|தேதி|తేదీ|తారీఖు|ತಾರೀಖು|തീയതി"
