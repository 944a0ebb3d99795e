## The tracking page

page_title = ऑर्डर { $number }
page_headline = तुमची ऑर्डर { $number }: { $now }
page_talk = काही समजले नाही? ही लिंक ज्या चॅटमधून आली, तिथे WhatsApp वर आम्हाला लिहा.
page_gone_title = ही लिंक आता चालू नाही
page_gone = ही आता आमच्या कोणत्याही ऑर्डरकडे नेत नाही. WhatsApp वर आम्हाला लिहा, तुमची ऑर्डर कुठे आहे ते आम्ही सांगू.
