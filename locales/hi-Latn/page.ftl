## The tracking page

page_title = Aapka order { $number }
page_headline = Aapka order { $number }: { $now }
page_talk = Kuch samajh na aaye? Humein WhatsApp par likhein, usi chat mein jahan se yeh link aaya.
page_gone_title = Yeh link ab chaalu nahi hai
page_gone = Yeh ab hamare kisi order tak nahi le jaata. Humein WhatsApp par likhein, hum batayenge ki aapka order kahan hai.
