"""Words that the tone checks look for, language by language: days, next steps, causes, and what is unwelcome."""

import re

Rules = dict[str, re.Pattern[str]]


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


# "There is nothing to do", or "here": write here, reply here, we tell you here.
NEXT_STEP: dict[str, re.Pattern[str]] = {
    "en": _any(r"nothing (else |more )?(for you )?to do", "need do nothing", r"\bhere\b", r"\bplease\b"),
    "hi": _any("कुछ (भी )?नहीं करना", "यहीं", "यहाँ", "कृपया"),
    "hi-Latn": _any("kuch nahi karna", r"\byahin\b", r"\byahan\b", r"\bplease\b"),
    "bn": _any("কিছু করতে হবে না", "এখানে"),
    "gu": _any("કંઈ કરવાનું નથી", "અહીં"),
    "kn": _any("ಮಾಡಬೇಕಿಲ್ಲ", "ಇಲ್ಲೇ", "ಇಲ್ಲಿ"),
    "ml": _any("ഒന്നും ചെയ്യേണ്ട", "ഇവിടെ"),
    "mr": _any("करायचे नाही", "(करण्याची|करायची) गरज नाही", "इथे", "कृपया"),
    "pa": _any("ਕੁਝ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ", "ਇੱਥੇ", "ਕਿਰਪਾ ਕਰਕੇ"),
    "ta": _any("செய்ய வேண்டியதில்லை", "இங்கே"),
    "te": _any("చేయనక్కర్లేదు", "చేయాల్సింది ఏమీ లేదు", "ఇక్కడ", "దయచేసి"),
}

# Words for one day. Whole words only: in most of these scripts a short word is also part of longer ones.
ONE_DAY: dict[str, frozenset[str]] = {
    "en": frozenset(
        ["today", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    ),
    "hi": frozenset(["आज", "कल", "परसों", "सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"]),
    "hi-Latn": frozenset(
        ["aaj", "kal", "parson", "somvar", "mangalvar", "budhvar", "guruvar", "shukravar", "shanivar", "ravivar"]
    ),
    "bn": frozenset(
        ["আজ", "আজই", "আজকে", "কাল", "কালই", "আগামীকাল", "পরশু", "সোমবার", "মঙ্গলবার", "বুধবার", "শুক্রবার", "শনিবার", "রবিবার"]
    ),
    "gu": frozenset(
        ["આજે", "આજ", "કાલે", "આવતીકાલે", "પરમદિવસે", "સોમવારે", "મંગળવારે", "બુધવારે", "ગુરુવારે", "શુક્રવારે", "શનિવારે", "રવિવારે"]
    ),
    "kn": frozenset(
        ["ಇಂದು", "ಇವತ್ತು", "ನಾಳೆ", "ನಾಡಿದ್ದು", "ಸೋಮವಾರ", "ಮಂಗಳವಾರ", "ಬುಧವಾರ", "ಗುರುವಾರ", "ಶುಕ್ರವಾರ", "ಶನಿವಾರ", "ಭಾನುವಾರ"]
    ),
    "ml": frozenset(
        ["ഇന്ന്", "ഇന്നുതന്നെ", "നാളെ", "മറ്റന്നാൾ", "തിങ്കളാഴ്ച", "ചൊവ്വാഴ്ച", "ബുധനാഴ്ച", "വ്യാഴാഴ്ച", "വെള്ളിയാഴ്ച", "ശനിയാഴ്ച", "ഞായറാഴ്ച"]
    ),
    "mr": frozenset(["आज", "उद्या", "परवा", "सोमवारी", "मंगळवारी", "बुधवारी", "गुरुवारी", "शुक्रवारी", "शनिवारी", "रविवारी"]),
    "pa": frozenset(["ਅੱਜ", "ਕੱਲ੍ਹ", "ਭਲਕੇ", "ਪਰਸੋਂ", "ਸੋਮਵਾਰ", "ਮੰਗਲਵਾਰ", "ਬੁੱਧਵਾਰ", "ਵੀਰਵਾਰ", "ਸ਼ੁੱਕਰਵਾਰ", "ਸ਼ਨੀਵਾਰ", "ਐਤਵਾਰ"]),
    "ta": frozenset(
        ["இன்று", "இன்னைக்கு", "நாளைக்கு", "திங்கட்கிழமை", "செவ்வாய்க்கிழமை", "புதன்கிழமை", "வெள்ளிக்கிழமை", "சனிக்கிழமை"]
    ),
    "te": frozenset(
        ["ఈరోజు", "ఇవాళ", "రేపు", "ఎల్లుండి", "సోమవారం", "మంగళవారం", "బుధవారం", "గురువారం", "శుక్రవారం", "శనివారం", "ఆదివారం"]
    ),
}

# Causes a text may name only when it is the text for that cause: everywhere else { $cause } says what we were told.
CAUSES: dict[str, re.Pattern[str]] = {
    "en": _any(r"\b(weather|rain|flood\w*|strike|traffic|festival|technical|server|backlog)\b"),
    "hi": _any("मौसम", "बारिश", "बाढ़", "हड़ताल", "ट्रैफ़िक", "ट्रैफिक", "त्योहार", "तकनीकी"),
    "hi-Latn": _any(r"\b(mausam|baarish|barish|hartal|hadtaal|traffic|tyohar|technical)\b"),
    "bn": _any("আবহাওয়া", "বৃষ্টি", "বন্যা", "ধর্মঘট", "যানজট", "উৎসব"),
    "gu": _any("હવામાન", "વરસાદ", "પૂર આવ", "હડતાળ", "ટ્રાફિક", "તહેવાર"),
    "kn": _any("ಹವಾಮಾನ", "ಮಳೆ", "ಪ್ರವಾಹ", "ಮುಷ್ಕರ", "ಟ್ರಾಫಿಕ್", "ಹಬ್ಬ"),
    "ml": _any("കാലാവസ്ഥ", "മഴ", "വെള്ളപ്പൊക്ക", "സമര", "ട്രാഫിക്", "ഉത്സവ"),
    "mr": _any("हवामान", "पाऊस", "पावसा", "पूर आल", "संपामुळे", "ट्रॅफिक", "सणासुदी"),
    "pa": _any("ਮੌਸਮ", "ਮੀਂਹ", "ਹੜ੍ਹ", "ਹੜਤਾਲ", "ਟ੍ਰੈਫਿਕ", "ਤਿਉਹਾਰ"),
    "ta": _any("வானிலை", "மழை", "வெள்ளம்", "வேலைநிறுத்த", "டிராஃபிக்", "பண்டிகை"),
    "te": _any("వాతావరణ", "వర్షం", "వరద", "సమ్మె", "ట్రాఫిక్", "పండుగ"),
}

BLAMES, PRESSES, OFFICE, HIDES = "blames her", "presses her", "is office talk", "hides behind words"

UNWELCOME: dict[str, Rules] = {
    "en": {
        BLAMES: _any(r"\byou (failed|forgot|missed|refused|did not answer)\b", r"\byour (fault|mistake)\b"),
        PRESSES: _any(r"\b(hurry|last chance|act now|immediately|urgent(ly)?|final notice)\b"),
        OFFICE: _any(r"\b(kindly|revert|dear customer|valued|as per|inconvenience|do the needful)\b"),
        HIDES: _any("unforeseen", "beyond our control", r"due to (technical|operational) reasons"),
    },
    "hi": {
        BLAMES: _any("आपकी (गलती|ग़लती|लापरवाही)", "आप भूल गए", "आपने जवाब नहीं दिया"),
        PRESSES: _any("जल्दी करें", "आख़िरी मौका", "आखिरी मौका", "अंतिम सूचना"),
        OFFICE: _any("असुविधा", "प्रिय ग्राहक", "महोदय", "आदरणीय", "सूचित किया जाता"),
        HIDES: _any("अपरिहार्य", "तकनीकी कारण", "हमारे नियंत्रण"),
    },
    "hi-Latn": {
        BLAMES: _any(r"\baapki (galti|ghalti|laparwahi)\b", r"\baap bhool gaye\b", r"\baapne jawab nahi diya\b"),
        PRESSES: _any(r"\bjaldi kar(o|ein)\b", r"\b(aakhri|last) (mauka|chance)\b", r"\burgent(ly)?\b", r"\bhurry\b"),
        OFFICE: _any(r"\b(asuvidha|inconvenience|dear customer|priya grahak|kindly|valued)\b"),
        HIDES: _any(r"\btechnical (reason|wajah|karan)", r"\bunforeseen\b", "hamare control se"),
    },
    "bn": {
        BLAMES: _any("আপনার (ভুল|দোষ|গাফিলতি)", "আপনি ভুলে গেছেন"),
        PRESSES: _any("তাড়াতাড়ি করুন", "শেষ সুযোগ", "অবিলম্বে"),
        OFFICE: _any("অসুবিধার জন্য", "প্রিয় গ্রাহক", "মহোদয়", "সম্মানিত"),
        HIDES: _any("অনিবার্য কারণ", "প্রযুক্তিগত কারণ"),
    },
    "gu": {
        BLAMES: _any("તમારી (ભૂલ|બેદરકારી)", "તમે ભૂલી ગયા"),
        PRESSES: _any("ઉતાવળ કરો", "છેલ્લી તક", "તાત્કાલિક"),
        OFFICE: _any("અસુવિધા", "પ્રિય ગ્રાહક", "માનનીય", "મહોદય"),
        HIDES: _any("અનિવાર્ય કારણ", "ટેકનિકલ કારણ", "તકનીકી કારણ"),
    },
    "kn": {
        BLAMES: _any("ನಿಮ್ಮ (ತಪ್ಪು|ತಪ್ಪಿನಿಂದ|ನಿರ್ಲಕ್ಷ್ಯ)", "ನೀವು ಮರೆತಿ"),
        PRESSES: _any("ಬೇಗ ಮಾಡಿ", "ಕೊನೆಯ ಅವಕಾಶ", "ಕೂಡಲೇ ಮಾಡಿ"),
        OFFICE: _any("ಅನಾನುಕೂಲತೆ", "ಪ್ರಿಯ ಗ್ರಾಹಕ", "ಮಾನ್ಯರೇ"),
        HIDES: _any("ಅನಿವಾರ್ಯ ಕಾರಣ", "ತಾಂತ್ರಿಕ ಕಾರಣ"),
    },
    "ml": {
        BLAMES: _any("നിങ്ങളുടെ (തെറ്റ്|പിഴവ്|അശ്രദ്ധ)", "നിങ്ങൾ മറന്നു"),
        PRESSES: _any("വേഗമാകട്ടെ", "അവസാന അവസരം", "അടിയന്തര"),
        OFFICE: _any("അസൗകര്യ", "പ്രിയ ഉപഭോക്താ", "ബഹുമാനപ്പെട്ട"),
        HIDES: _any("ഒഴിവാക്കാനാവാത്ത കാരണ", "സാങ്കേതിക കാരണ"),
    },
    "mr": {
        BLAMES: _any("तुमची (चूक|चुकी)", "तुमच्या चुकी", "तुम्ही विसरला"),
        PRESSES: _any("घाई करा", "शेवटची संधी", "त्वरित"),
        OFFICE: _any("गैरसोय", "प्रिय ग्राहक", "महोदय", "माननीय"),
        HIDES: _any("अपरिहार्य", "तांत्रिक कारण"),
    },
    "pa": {
        BLAMES: _any("ਤੁਹਾਡੀ (ਗਲਤੀ|ਗ਼ਲਤੀ|ਲਾਪਰਵਾਹੀ)", "ਤੁਸੀਂ ਭੁੱਲ ਗਏ"),
        PRESSES: _any("ਜਲਦੀ ਕਰੋ", "ਆਖਰੀ ਮੌਕਾ", "ਆਖ਼ਰੀ ਮੌਕਾ"),
        OFFICE: _any("ਅਸੁਵਿਧਾ", "ਪਿਆਰੇ ਗਾਹਕ", "ਸਤਿਕਾਰਯੋਗ"),
        HIDES: _any("ਅਟੱਲ ਕਾਰਨ", "ਤਕਨੀਕੀ ਕਾਰਨ"),
    },
    "ta": {
        BLAMES: _any("உங்கள் (தவறு|தவறால்|பிழை)", "நீங்கள் மறந்து"),
        PRESSES: _any("சீக்கிரம் செய்", "கடைசி வாய்ப்பு", "அவசர"),
        OFFICE: _any("சிரமத்திற்கு", "அசௌகரிய", "அன்பார்ந்த வாடிக்கையாளர்", "மதிப்பிற்குரிய"),
        HIDES: _any("தவிர்க்க முடியாத காரண", "தொழில்நுட்பக் காரண"),
    },
    "te": {
        BLAMES: _any("మీ (తప్పు|పొరపాటు|నిర్లక్ష్యం)", "మీరు మర్చిపోయ"),
        PRESSES: _any("త్వరపడండి", "చివరి అవకాశం", "అత్యవసర"),
        OFFICE: _any("అసౌకర్య", "ప్రియమైన కస్టమర్", "గౌరవనీయ"),
        HIDES: _any("అనివార్య కారణ", "సాంకేతిక కారణ"),
    },
}
