## The tracking page

page_title = ಆರ್ಡರ್ { $number }
page_headline = ನಿಮ್ಮ ಆರ್ಡರ್ { $number }: { $now }
page_talk = ಏನಾದರೂ ಅರ್ಥವಾಗಲಿಲ್ಲವೇ? ಈ ಲಿಂಕ್ ಬಂದ WhatsApp ಚಾಟ್‌ನಲ್ಲೇ ನಮಗೆ ಬರೆಯಿರಿ.
page_gone_title = ಈ ಲಿಂಕ್ ಮುಗಿದಿದೆ
page_gone = ಇದು ಇನ್ನು ನಮ್ಮ ಯಾವ ಆರ್ಡರ್ ಅನ್ನೂ ತೋರಿಸುವುದಿಲ್ಲ. ನಮಗೆ WhatsApp ನಲ್ಲಿ ಬರೆಯಿರಿ, ನಿಮ್ಮ ಆರ್ಡರ್ ಎಲ್ಲಿದೆ ಎಂದು ಹೇಳುತ್ತೇವೆ.
page_language = ಭಾಷೆ
page_for = { $her_name } ಅವರಿಗೆ
page_way = ಇಲ್ಲಿಯವರೆಗಿನ ದಾರಿ: { $places }
page_ask = WhatsApp ನಲ್ಲಿ ಕೇಳಿ
page_ask_text = ನನ್ನ ಆರ್ಡರ್ { $number } ಎಲ್ಲಿದೆ?
page_privacy = ಈ ಲಿಂಕ್ ಇರುವವರು ಈ ಪುಟ ನೋಡಬಹುದು. ಇದರಲ್ಲಿ ಫೋನ್ ನಂಬರ್ ಅಥವಾ ವಿಳಾಸ ಕಾಣುವುದಿಲ್ಲ.
page_busy_title = ದಯವಿಟ್ಟು ಸ್ವಲ್ಪ ಕಾಯಿರಿ
page_busy = ಈ ಫಾರ್ಮ್ ಈಗ ತುಂಬಾ ಸಲ ಕಳಿಸಲಾಗಿದೆ. ದಯವಿಟ್ಟು ಹತ್ತು ನಿಮಿಷ ಕಾಯಿರಿ, ಅಥವಾ ನಮಗೆ WhatsApp ನಲ್ಲಿ ಬರೆಯಿರಿ.

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = ನಿಮ್ಮ ಆರ್ಡರ್ ನಮ್ಮ ಹತ್ತಿರ ಇದೆ, ಪ್ಯಾಕ್ ಮಾಡುತ್ತೇವೆ.
page_means_packed = ನಮ್ಮಲ್ಲಿ ಸಿದ್ಧವಾಗಿದೆ, ಕೊರಿಯರ್ ತೆಗೆದುಕೊಂಡು ಹೋಗಬೇಕು.
page_means_on_its_way = ಕೊರಿಯರ್ ಹಬ್‌ಗಳ ನಡುವೆ ಸಾಗುತ್ತದೆ. ಒಂದೆರಡು ದಿನ ಹೊಸ ಜಾಗ ಕಾಣದಿರುವುದು ಸಾಮಾನ್ಯ.
page_means_out_for_delivery = ಡೆಲಿವರಿಯವರು ಆ ದಿನ ನಿಮ್ಮ ಮನೆಗೆ ತರುತ್ತಾರೆ. ಆಗ ಫೋನ್ ಹತ್ತಿರ ಇಟ್ಟುಕೊಳ್ಳಿ.
page_means_ready_to_collect = ಹತ್ತಿರದ ಕೊರಿಯರ್ ಜಾಗದಲ್ಲಿ ಪಡೆದುಕೊಳ್ಳಬಹುದು.
page_means_delivered = ಕೊರಿಯರ್‌ನವರು ತಲುಪಿಸಿದ್ದಾರೆ.
page_means_return_requested = ವಾಪಸ್ ಕಳಿಸಲು ಕೇಳಿದ್ದೀರಿ, ನಾವು ನೋಡುತ್ತಿದ್ದೇವೆ.
page_means_return_approved = ನಾವು ವಾಪಸ್ ಪಡೆಯುತ್ತೇವೆ, ಕೊರಿಯರ್‌ನವರು ತೆಗೆದುಕೊಳ್ಳಲು ಬರುತ್ತಾರೆ.
page_means_return_picked_up = ಅದು ಕೊರಿಯರ್ ಹತ್ತಿರ ಇದೆ, ನಮ್ಮ ಕಡೆ ಬರುತ್ತಿದೆ.
page_means_return_checked = ಅದು ನಮಗೆ ತಲುಪಿದೆ, ನಾವು ನೋಡಿದ್ದೇವೆ.
page_means_refund_started = ನಾವು ಹಣ ಕಳಿಸಿದ್ದೇವೆ.
page_means_refunded = ಪೇಮೆಂಟ್ ಸಂಸ್ಥೆ ಹಣ ಕೊಟ್ಟಿದೆ. ಬ್ಯಾಂಕ್‌ನಲ್ಲಿ ಕಾಣಲು ಕೆಲವು ಕೆಲಸದ ದಿನ ಬೇಕಾಗಬಹುದು.
page_step_done = ಆಯಿತು
page_step_now = ಈಗ ಇಲ್ಲಿ
page_step_next = ಇನ್ನು ಮುಂದೆ

## The form after a failed attempt

page_answer_title = ಕೊರಿಯರ್ ಮತ್ತೆ ಯಾವಾಗ ಬರಬೇಕು?
page_answer_by = ದಯವಿಟ್ಟು { $decide_by } ಒಳಗೆ ಆರಿಸಿ; ಆಮೇಲೆ ಕೊರಿಯರ್ ಪಾರ್ಸೆಲ್ ವಾಪಸ್ ಕಳಿಸಬಹುದು.
page_day = ದಿನ
page_day_soon = ಆದಷ್ಟು ಬೇಗ
page_slot = ಸಮಯ
page_slot_any = ಯಾವ ಸಮಯವಾದರೂ
page_landmark = ನಿಮ್ಮ ಹತ್ತಿರದ ಲ್ಯಾಂಡ್‌ಮಾರ್ಕ್
page_landmark_hint = ಉದಾಹರಣೆಗೆ: ಶಾಲೆಯ ಗೇಟ್ ಎದುರು. ಏನೂ ಬದಲಾಗದಿದ್ದರೆ ಖಾಲಿ ಬಿಡಿ.
page_phone = ಡೆಲಿವರಿಯವರು ಕರೆ ಮಾಡಲು ಬೇರೆ ನಂಬರ್
page_phone_hint = ಭಾರತದ ಮೊಬೈಲ್ ನಂಬರ್; ಈ ಪುಟ ಅದನ್ನು ತೋರಿಸುವುದಿಲ್ಲ. ನಾವು ಎಂದೂ ಕೋಡ್ ಅಥವಾ ಕಾರ್ಡ್ ನಂಬರ್ ಕೇಳುವುದಿಲ್ಲ.
page_send = ಕೊರಿಯರ್‌ಗೆ ಕಳಿಸಿ
page_change = ನಿಮ್ಮ ಉತ್ತರ ಬದಲಿಸಿ
page_wrong = ದಯವಿಟ್ಟು ಇದನ್ನು ಇನ್ನೊಮ್ಮೆ ನೋಡಿ.
page_wrong_day = ಈ ದಿನವನ್ನು ಇನ್ನು ಆರಿಸಲು ಆಗದು. ದಯವಿಟ್ಟು ಬೇರೆ ದಿನ ಆರಿಸಿ.
page_wrong_landmark = ದಯವಿಟ್ಟು ಲ್ಯಾಂಡ್‌ಮಾರ್ಕ್ ಅನ್ನು ಕೆಲವೇ ಪದಗಳಲ್ಲಿ ಬರೆಯಿರಿ; ಲಿಂಕ್, ಕೋಡ್, ಕಾರ್ಡ್ ನಂಬರ್ ಬೇಡ.
page_wrong_phone = ಇದು ಭಾರತದ ಮೊಬೈಲ್ ನಂಬರ್ ಅಲ್ಲ.

## What became of the answer

page_received = ಧನ್ಯವಾದ. ನಿಮ್ಮ ಉತ್ತರ ನಮಗೆ ಸಿಕ್ಕಿದೆ, ಈಗ ಕೊರಿಯರ್‌ಗೆ ಹೋಗುತ್ತಿದೆ.
page_asked = ನಿಮ್ಮ ಉತ್ತರವನ್ನು ಕೊರಿಯರ್‌ಗೆ ತಿಳಿಸಿದ್ದೇವೆ, ಅವರು ಒಪ್ಪುವುದಕ್ಕೆ ಕಾಯುತ್ತಿದ್ದೇವೆ.
page_accepted = ಕೊರಿಯರ್‌ನವರು ನಿಮ್ಮ ಉತ್ತರ ಒಪ್ಪಿದ್ದಾರೆ, ಮತ್ತೆ ಬರುತ್ತಾರೆ.
page_refused = ಕೊರಿಯರ್‌ನವರು ನಿಮ್ಮ ಉತ್ತರ ಒಪ್ಪಲಿಲ್ಲ. ನಮ್ಮ ಟೀಮ್ ನಿಮಗಾಗಿ ಇದನ್ನು ನೋಡುತ್ತಿದೆ.
page_late = ಈ ಉತ್ತರ ತಡವಾಗಿ ಬಂತು: ಅಷ್ಟರಲ್ಲಿ ಪಾರ್ಸೆಲ್ ಮುಂದೆ ಸಾಗಿತ್ತು. ಇಲ್ಲಿ ಕಾಣುವುದೇ ಈಗಿನ ಸ್ಥಿತಿ.
page_wish = ನೀವು ಕೇಳಿದ್ದು: { $wish }
page_look_again = ಕೊರಿಯರ್ ಏನು ಹೇಳುತ್ತದೆ ನೋಡಿ
