## The tracking page

page_title = ઓર્ડર { $number }
page_headline = તમારો ઓર્ડર { $number }: { $now }
page_talk = કંઈ સમજાયું નહીં? અમને WhatsApp પર લખો, જે ચેટમાંથી આ લિંક આવી ત્યાં જ.
page_gone_title = આ લિંક હવે ચાલુ નથી
page_gone = આ લિંક પર હવે અમારો કોઈ ઓર્ડર ખૂલતો નથી. અમને WhatsApp પર લખો, તમારો ઓર્ડર ક્યાં છે તે જણાવીશું.
