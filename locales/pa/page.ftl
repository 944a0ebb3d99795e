## The tracking page

page_title = ਆਰਡਰ { $number }
page_headline = ਤੁਹਾਡਾ ਆਰਡਰ { $number }: { $now }
page_talk = ਕੁਝ ਸਮਝ ਨਹੀਂ ਆਇਆ? ਸਾਨੂੰ WhatsApp 'ਤੇ ਲਿਖੋ, ਉਸੇ ਚੈਟ ਵਿੱਚ ਜਿੱਥੋਂ ਇਹ ਲਿੰਕ ਆਇਆ ਸੀ।
page_gone_title = ਇਹ ਲਿੰਕ ਬੰਦ ਹੋ ਗਿਆ ਹੈ
page_gone = ਇਹ ਹੁਣ ਸਾਡੇ ਕਿਸੇ ਆਰਡਰ ਤੱਕ ਨਹੀਂ ਲੈ ਕੇ ਜਾਂਦਾ। ਸਾਨੂੰ WhatsApp 'ਤੇ ਲਿਖੋ, ਅਸੀਂ ਦੱਸਾਂਗੇ ਕਿ ਤੁਹਾਡਾ ਆਰਡਰ ਕਿੱਥੇ ਹੈ।
page_language = ਭਾਸ਼ਾ
page_for = { $her_name } ਲਈ
page_way = ਹੁਣ ਤੱਕ ਦਾ ਰਸਤਾ: { $places }
page_ask = WhatsApp 'ਤੇ ਪੁੱਛੋ
page_ask_text = ਮੇਰਾ ਆਰਡਰ { $number } ਕਿੱਥੇ ਹੈ?
page_privacy = ਜਿਸ ਕੋਲ ਇਹ ਲਿੰਕ ਹੈ, ਉਹ ਇਹ ਪੇਜ ਦੇਖ ਸਕਦਾ ਹੈ। ਇਸ ਵਿੱਚ ਨਾ ਫੋਨ ਨੰਬਰ ਦਿਸਦਾ ਹੈ, ਨਾ ਪਤਾ।
page_busy_title = ਕਿਰਪਾ ਕਰਕੇ ਥੋੜ੍ਹਾ ਰੁਕੋ
page_busy = ਇਹ ਫਾਰਮ ਹੁਣੇ ਬਹੁਤ ਵਾਰ ਭੇਜਿਆ ਗਿਆ। ਕਿਰਪਾ ਕਰਕੇ ਦਸ ਮਿੰਟ ਰੁਕੋ, ਜਾਂ ਸਾਨੂੰ WhatsApp 'ਤੇ ਲਿਖੋ।

## Its milestones: what each means, and what a screen reader says after it

page_means_confirmed = ਤੁਹਾਡਾ ਆਰਡਰ ਸਾਡੇ ਕੋਲ ਹੈ ਅਤੇ ਅਸੀਂ ਇਸ ਨੂੰ ਪੈਕ ਕਰਦੇ ਹਾਂ।
page_means_packed = ਇਹ ਸਾਡੇ ਕੋਲ ਤਿਆਰ ਹੈ, ਕੂਰੀਅਰ ਨੇ ਚੁੱਕਣਾ ਹੈ।
page_means_on_its_way = ਇਹ ਕੂਰੀਅਰ ਦੇ ਇੱਕ ਹੱਬ ਤੋਂ ਦੂਜੇ ਹੱਬ ਜਾਂਦਾ ਹੈ। ਇੱਕ-ਦੋ ਦਿਨ ਨਵੀਂ ਥਾਂ ਨਾ ਦਿਸਣਾ ਆਮ ਗੱਲ ਹੈ।
page_means_out_for_delivery = ਡਿਲੀਵਰੀ ਵਾਲਾ ਉਸ ਦਿਨ ਤੁਹਾਡੇ ਦਰਵਾਜ਼ੇ ਤੱਕ ਲਿਆਉਂਦਾ ਹੈ। ਉਦੋਂ ਫੋਨ ਕੋਲ ਰੱਖੋ।
page_means_ready_to_collect = ਤੁਸੀਂ ਇਸ ਨੂੰ ਨੇੜੇ ਦੇ ਕੂਰੀਅਰ ਸੈਂਟਰ ਤੋਂ ਲੈ ਸਕਦੇ ਹੋ।
page_means_delivered = ਕੂਰੀਅਰ ਨੇ ਇਹ ਦੇ ਦਿੱਤਾ ਹੈ।
page_means_return_requested = ਤੁਸੀਂ ਵਾਪਸ ਭੇਜਣ ਲਈ ਕਿਹਾ ਹੈ ਅਤੇ ਅਸੀਂ ਦੇਖ ਰਹੇ ਹਾਂ।
page_means_return_approved = ਅਸੀਂ ਇਸ ਨੂੰ ਵਾਪਸ ਲੈਂਦੇ ਹਾਂ ਅਤੇ ਕੂਰੀਅਰ ਲੈਣ ਆਉਂਦਾ ਹੈ।
page_means_return_picked_up = ਇਹ ਕੂਰੀਅਰ ਕੋਲ ਹੈ ਅਤੇ ਸਾਡੇ ਕੋਲ ਆ ਰਿਹਾ ਹੈ।
page_means_return_checked = ਇਹ ਸਾਡੇ ਤੱਕ ਪਹੁੰਚ ਗਿਆ ਹੈ ਅਤੇ ਅਸੀਂ ਇਸ ਨੂੰ ਦੇਖ ਲਿਆ ਹੈ।
page_means_refund_started = ਅਸੀਂ ਪੈਸੇ ਭੇਜ ਦਿੱਤੇ ਹਨ।
page_means_refunded = ਪੇਮੈਂਟ ਕੰਪਨੀ ਨੇ ਪੈਸੇ ਦੇ ਦਿੱਤੇ ਹਨ। ਬੈਂਕ ਵਿੱਚ ਦਿਸਣ ਨੂੰ ਕੁਝ ਕੰਮਕਾਜੀ ਦਿਨ ਲੱਗ ਸਕਦੇ ਹਨ।
page_step_done = ਹੋ ਗਿਆ
page_step_now = ਹੁਣ ਇੱਥੇ
page_step_next = ਅੱਗੇ ਹੋਣਾ ਹੈ

## The form after a failed attempt

page_answer_title = ਕੂਰੀਅਰ ਦੁਬਾਰਾ ਕਦੋਂ ਆਵੇ?
page_answer_by = ਕਿਰਪਾ ਕਰਕੇ { $decide_by } ਤੱਕ ਚੁਣੋ; ਉਸ ਤੋਂ ਬਾਅਦ ਕੂਰੀਅਰ ਪਾਰਸਲ ਵਾਪਸ ਭੇਜ ਸਕਦਾ ਹੈ।
page_day = ਦਿਨ
page_day_soon = ਜਿੰਨੀ ਜਲਦੀ ਹੋ ਸਕੇ
page_slot = ਸਮਾਂ
page_slot_any = ਕਿਸੇ ਵੀ ਸਮੇਂ
page_landmark = ਤੁਹਾਡੇ ਨੇੜੇ ਦਾ ਲੈਂਡਮਾਰਕ
page_landmark_hint = ਜਿਵੇਂ: ਸਕੂਲ ਦੇ ਗੇਟ ਦੇ ਸਾਹਮਣੇ। ਕੁਝ ਨਾ ਬਦਲਿਆ ਹੋਵੇ ਤਾਂ ਖਾਲੀ ਛੱਡ ਦਿਓ।
page_phone = ਡਿਲੀਵਰੀ ਵਾਲੇ ਲਈ ਦੂਜਾ ਨੰਬਰ
page_phone_hint = ਭਾਰਤੀ ਮੋਬਾਈਲ ਨੰਬਰ; ਇਹ ਪੇਜ ਉਸ ਨੂੰ ਨਹੀਂ ਦਿਖਾਉਂਦਾ। ਅਸੀਂ ਕਦੇ ਕੋਡ ਜਾਂ ਕਾਰਡ ਨੰਬਰ ਨਹੀਂ ਮੰਗਦੇ।
page_send = ਕੂਰੀਅਰ ਨੂੰ ਭੇਜੋ
page_change = ਆਪਣਾ ਜਵਾਬ ਬਦਲੋ
page_wrong = ਕਿਰਪਾ ਕਰਕੇ ਇਸ ਨੂੰ ਇੱਕ ਵਾਰ ਫਿਰ ਦੇਖੋ।
page_wrong_day = ਇਹ ਦਿਨ ਹੁਣ ਨਹੀਂ ਚੁਣਿਆ ਜਾ ਸਕਦਾ। ਕਿਰਪਾ ਕਰਕੇ ਹੋਰ ਦਿਨ ਚੁਣੋ।
page_wrong_landmark = ਕਿਰਪਾ ਕਰਕੇ ਲੈਂਡਮਾਰਕ ਥੋੜ੍ਹੇ ਸ਼ਬਦਾਂ ਵਿੱਚ ਲਿਖੋ; ਲਿੰਕ, ਕੋਡ ਜਾਂ ਕਾਰਡ ਨੰਬਰ ਤੋਂ ਬਿਨਾਂ।
page_wrong_phone = ਇਹ ਭਾਰਤੀ ਮੋਬਾਈਲ ਨੰਬਰ ਨਹੀਂ ਹੈ।

## What became of the answer

page_received = ਧੰਨਵਾਦ। ਤੁਹਾਡਾ ਜਵਾਬ ਸਾਨੂੰ ਮਿਲ ਗਿਆ ਹੈ ਅਤੇ ਹੁਣ ਕੂਰੀਅਰ ਕੋਲ ਜਾ ਰਿਹਾ ਹੈ।
page_asked = ਅਸੀਂ ਤੁਹਾਡਾ ਜਵਾਬ ਕੂਰੀਅਰ ਨੂੰ ਦੇ ਦਿੱਤਾ ਹੈ, ਹੁਣ ਉਸ ਦੀ ਹਾਂ ਦੀ ਉਡੀਕ ਹੈ।
page_accepted = ਕੂਰੀਅਰ ਨੇ ਤੁਹਾਡਾ ਜਵਾਬ ਮੰਨ ਲਿਆ ਹੈ ਅਤੇ ਦੁਬਾਰਾ ਆਵੇਗਾ।
page_refused = ਕੂਰੀਅਰ ਨੇ ਤੁਹਾਡਾ ਜਵਾਬ ਨਹੀਂ ਮੰਨਿਆ। ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਤੁਹਾਡੇ ਲਈ ਇਸ ਨੂੰ ਦੇਖ ਰਿਹਾ ਹੈ।
page_late = ਇਹ ਜਵਾਬ ਦੇਰ ਨਾਲ ਆਇਆ: ਪਾਰਸਲ ਪਹਿਲਾਂ ਹੀ ਅੱਗੇ ਵਧ ਗਿਆ ਸੀ। ਇੱਥੇ ਜੋ ਦਿਸਦਾ ਹੈ, ਉਹੀ ਹੁਣ ਸਹੀ ਹੈ।
page_wish = ਤੁਸੀਂ ਇਹ ਮੰਗਿਆ ਹੈ: { $wish }
page_look_again = ਦੇਖੋ, ਕੂਰੀਅਰ ਕੀ ਕਹਿੰਦਾ ਹੈ
