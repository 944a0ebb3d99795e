## The tracking page

page_title = ऑर्डर { $number }
page_headline = आपका ऑर्डर { $number }: { $now }
page_talk = कुछ समझ न आए? हमें WhatsApp पर लिखें, उसी चैट में जहाँ से यह लिंक आया।
page_gone_title = यह लिंक अब चालू नहीं है
page_gone = यह अब हमारे किसी ऑर्डर तक नहीं ले जाता। हमें WhatsApp पर लिखें, हम बताएँगे कि आपका ऑर्डर कहाँ है।
