## The tracking page

page_title = ஆர்டர் { $number }
page_headline = உங்கள் ஆர்டர் { $number }: { $now }
page_talk = ஏதாவது புரியவில்லையா? இந்த லிங்க் வந்த WhatsApp சாட்டிலேயே எங்களுக்கு எழுதுங்கள்.
page_gone_title = இந்த லிங்க் முடிந்துவிட்டது
page_gone = இது இப்போது எங்களின் எந்த ஆர்டரையும் காட்டாது. WhatsApp இல் எழுதுங்கள், உங்கள் ஆர்டர் எங்கே என்று சொல்கிறோம்.
