## The tracking page

page_title = ఆర్డర్ { $number }
page_headline = మీ ఆర్డర్ { $number }: { $now }
page_talk = ఏదైనా అర్థం కాలేదా? ఈ లింక్ వచ్చిన WhatsApp చాట్‌లోనే మాకు రాయండి.
page_gone_title = ఈ లింక్ ముగిసింది
page_gone = ఇది ఇక మా ఏ ఆర్డర్‌నూ చూపించదు. మాకు WhatsApp లో రాయండి, మీ ఆర్డర్ ఎక్కడ ఉందో చెబుతాం.
