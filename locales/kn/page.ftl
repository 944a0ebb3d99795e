## The tracking page

page_title = ಆರ್ಡರ್ { $number }
page_headline = ನಿಮ್ಮ ಆರ್ಡರ್ { $number }: { $now }
page_talk = ಏನಾದರೂ ಅರ್ಥವಾಗಲಿಲ್ಲವೇ? ಈ ಲಿಂಕ್ ಬಂದ WhatsApp ಚಾಟ್‌ನಲ್ಲೇ ನಮಗೆ ಬರೆಯಿರಿ.
page_gone_title = ಈ ಲಿಂಕ್ ಮುಗಿದಿದೆ
page_gone = ಇದು ಇನ್ನು ನಮ್ಮ ಯಾವ ಆರ್ಡರ್ ಅನ್ನೂ ತೋರಿಸುವುದಿಲ್ಲ. ನಮಗೆ WhatsApp ನಲ್ಲಿ ಬರೆಯಿರಿ, ನಿಮ್ಮ ಆರ್ಡರ್ ಎಲ್ಲಿದೆ ಎಂದು ಹೇಳುತ್ತೇವೆ.
