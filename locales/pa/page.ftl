## The tracking page

page_title = ਆਰਡਰ { $number }
page_headline = ਤੁਹਾਡਾ ਆਰਡਰ { $number }: { $now }
page_talk = ਕੁਝ ਸਮਝ ਨਹੀਂ ਆਇਆ? ਸਾਨੂੰ WhatsApp 'ਤੇ ਲਿਖੋ, ਉਸੇ ਚੈਟ ਵਿੱਚ ਜਿੱਥੋਂ ਇਹ ਲਿੰਕ ਆਇਆ ਸੀ।
page_gone_title = ਇਹ ਲਿੰਕ ਬੰਦ ਹੋ ਗਿਆ ਹੈ
page_gone = ਇਹ ਹੁਣ ਸਾਡੇ ਕਿਸੇ ਆਰਡਰ ਤੱਕ ਨਹੀਂ ਲੈ ਕੇ ਜਾਂਦਾ। ਸਾਨੂੰ WhatsApp 'ਤੇ ਲਿਖੋ, ਅਸੀਂ ਦੱਸਾਂਗੇ ਕਿ ਤੁਹਾਡਾ ਆਰਡਰ ਕਿੱਥੇ ਹੈ।
