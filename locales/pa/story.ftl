## Stages: what is happening now

now_awaiting_payment = ਭੁਗਤਾਨ ਦੀ ਉਡੀਕ ਹੈ।
now_confirmed = ਪੱਕਾ ਹੋ ਗਿਆ, ਪੈਕ ਹੋ ਰਿਹਾ ਹੈ।
now_packed = ਪੈਕ ਹੋ ਗਿਆ, ਕੂਰੀਅਰ ਦੀ ਉਡੀਕ ਹੈ।
now_pickup_failed = ਪੈਕ ਹੈ; ਕੂਰੀਅਰ ਨੇ ਹਾਲੇ ਨਹੀਂ ਚੁੱਕਿਆ।
now_in_transit = ਰਾਹ ਵਿੱਚ ਹੈ।
now_near_you = ਤੁਹਾਡੇ ਨੇੜੇ ਕੂਰੀਅਰ ਦੇ ਹੱਬ 'ਤੇ ਹੈ।
now_out_for_delivery = ਅੱਜ ਡਿਲੀਵਰੀ ਲਈ ਨਿਕਲਿਆ ਹੈ।
now_attempt_failed = ਡਿਲੀਵਰੀ ਦੀ ਪਿਛਲੀ ਕੋਸ਼ਿਸ਼ ਪੂਰੀ ਨਹੀਂ ਹੋਈ।
now_attempt_not_made = ਕੂਰੀਅਰ ਹਾਲੇ ਨਹੀਂ ਆਇਆ।
now_ready_to_collect = ਤੁਹਾਡੇ ਲੈਣ ਲਈ ਤਿਆਰ ਹੈ।
now_delivered = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਡਿਲੀਵਰ ਹੋ ਗਿਆ।
now_returning = ਸਾਡੇ ਕੋਲ ਵਾਪਸ ਆ ਰਿਹਾ ਹੈ।
now_returned = ਸਾਡੇ ਕੋਲ ਵਾਪਸ ਆ ਗਿਆ।
now_cancelled = ਕੈਂਸਲ ਹੋ ਗਿਆ।
now_lost = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਗੁਆਚ ਗਿਆ।
now_damaged = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਖ਼ਰਾਬ ਹੋ ਗਿਆ।
now_return_requested = ਤੁਹਾਡੀ ਵਾਪਸੀ ਦੀ ਬੇਨਤੀ ਮਿਲ ਗਈ ਹੈ।
now_return_declined = ਤੁਹਾਡੀ ਵਾਪਸੀ ਮਨਜ਼ੂਰ ਨਹੀਂ ਹੋਈ।
now_return_approved = ਤੁਹਾਡੀ ਵਾਪਸੀ ਮਨਜ਼ੂਰ ਹੈ, ਪਿਕਅੱਪ ਤੈਅ ਹੋਣਾ ਹੈ।
now_return_pickup = ਕੂਰੀਅਰ ਤੁਹਾਡੀ ਵਾਪਸੀ ਲੈਣ ਆ ਰਿਹਾ ਹੈ।
now_return_pickup_failed = ਤੁਹਾਡੀ ਵਾਪਸੀ ਹਾਲੇ ਚੁੱਕੀ ਨਹੀਂ ਗਈ।
now_return_on_its_way = ਤੁਹਾਡੀ ਵਾਪਸੀ ਸਾਡੇ ਵੱਲ ਆ ਰਹੀ ਹੈ।
now_return_in_check = ਤੁਹਾਡੀ ਵਾਪਸੀ ਸਾਡੇ ਕੋਲ ਹੈ, ਜਾਂਚ ਹੋ ਰਹੀ ਹੈ।
now_return_passed = ਤੁਹਾਡੀ ਵਾਪਸੀ ਜਾਂਚ ਵਿੱਚ ਠੀਕ ਨਿਕਲੀ।
now_return_rejected = ਤੁਹਾਡੀ ਵਾਪਸੀ ਜਾਂਚ ਵਿੱਚ ਪਾਸ ਨਹੀਂ ਹੋਈ।
now_replacement_due = ਤੁਹਾਡੀ ਵਾਪਸੀ ਜਾਂਚ ਵਿੱਚ ਠੀਕ ਨਿਕਲੀ, ਹੁਣ ਬਦਲੇ ਵਾਲੀ ਚੀਜ਼ ਆਵੇਗੀ।
now_refund_started = ਤੁਹਾਡਾ ਰਿਫੰਡ ਤੁਰ ਪਿਆ ਹੈ।
now_refunded = ਤੁਹਾਡਾ ਰਿਫੰਡ ਪੂਰਾ ਹੋ ਗਿਆ।

## Stages: what this means

means_awaiting_payment = ਆਰਡਰ ਤੁਹਾਡੇ ਲਈ ਰੱਖਿਆ ਹੋਇਆ ਹੈ ਅਤੇ ਭੁਗਤਾਨ ਮਿਲਦਿਆਂ ਹੀ ਨਿਕਲੇਗਾ।
means_confirmed = ਸਾਡੇ ਕੋਲ ਤੁਹਾਡਾ ਆਰਡਰ ਹੈ ਅਤੇ ਅਸੀਂ ਪੈਕ ਕਰ ਰਹੇ ਹਾਂ। ਇਹ ਹਾਲੇ ਕੂਰੀਅਰ ਕੋਲ ਨਹੀਂ ਗਿਆ।
means_packed = ਲੇਬਲ ਬਣ ਗਿਆ ਹੈ। ਕੂਰੀਅਰ ਦੇ ਚੁੱਕਣ 'ਤੇ ਇਹ ਤੁਰੇਗਾ, ਇਸ ਲਈ ਉਦੋਂ ਤੱਕ ਟ੍ਰੈਕਿੰਗ ਰੁਕੀ ਦਿਸ ਸਕਦੀ ਹੈ।
means_pickup_failed = ਸਾਡੇ ਵੱਲੋਂ ਇਹ ਤਿਆਰ ਹੈ। ਕੂਰੀਅਰ ਨੇ ਦੁਬਾਰਾ ਆਉਣਾ ਹੈ; ਉਸ ਨੇ ਸਾਨੂੰ ਕਾਰਨ ਨਹੀਂ ਦੱਸਿਆ।
means_in_transit = ਇਹ ਕੂਰੀਅਰ ਦੇ ਇੱਕ ਹੱਬ ਤੋਂ ਦੂਜੇ ਹੱਬ ਜਾ ਰਿਹਾ ਹੈ। ਇੱਕ-ਦੋ ਦਿਨ ਨਵੀਂ ਥਾਂ ਨਾ ਦਿਸਣਾ ਆਮ ਗੱਲ ਹੈ।
means_near_you = ਇਹ ਉਸ ਹੱਬ 'ਤੇ ਪਹੁੰਚ ਗਿਆ ਹੈ ਜਿੱਥੋਂ ਤੁਹਾਡੇ ਪਤੇ 'ਤੇ ਡਿਲੀਵਰੀ ਹੁੰਦੀ ਹੈ, ਉੱਥੋਂ ਹੀ ਨਿਕਲੇਗਾ।
means_out_for_delivery = ਇਹ ਡਿਲੀਵਰੀ ਕਰਨ ਵਾਲੇ ਕੋਲ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਫੋਨ ਕੋਲ ਰੱਖੋ।
means_attempt_failed = ਇਹ ਕੂਰੀਅਰ ਕੋਲ ਸੁਰੱਖਿਅਤ ਹੈ ਅਤੇ ਤੁਹਾਡੇ ਜਵਾਬ ਦੀ ਉਡੀਕ ਹੈ।
means_attempt_answered = ਇਹ ਕੂਰੀਅਰ ਕੋਲ ਸੁਰੱਖਿਅਤ ਹੈ ਅਤੇ ਤੁਹਾਡਾ ਜਵਾਬ ਵੀ ਉਨ੍ਹਾਂ ਕੋਲ ਹੈ।
means_attempt_not_made = ਇਹ ਕੂਰੀਅਰ ਕੋਲ ਸੁਰੱਖਿਅਤ ਹੈ। ਅਸੀਂ ਉਨ੍ਹਾਂ ਨਾਲ ਗੱਲ ਕਰ ਰਹੇ ਹਾਂ; ਤੁਹਾਨੂੰ ਕੁਝ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।
means_ready_to_collect = ਤੁਸੀਂ ਇਸ ਨੂੰ ਆਪਣੇ ਨੇੜੇ ਕੂਰੀਅਰ ਦੀ ਥਾਂ ਤੋਂ ਲੈ ਸਕਦੇ ਹੋ।
means_delivered = ਕੂਰੀਅਰ ਨੇ ਇਸ ਨੂੰ ਸੌਂਪਿਆ ਹੋਇਆ ਦੱਸ ਕੇ ਬੰਦ ਕਰ ਦਿੱਤਾ ਹੈ। ਜੇ ਤੁਹਾਡੇ ਕੋਲ ਨਹੀਂ ਹੈ, ਤਾਂ ਸਾਨੂੰ ਇੱਥੇ ਦੱਸੋ।
means_returning = ਕੂਰੀਅਰ ਇਸ ਨੂੰ ਸਾਡੇ ਕੋਲ ਵਾਪਸ ਲਿਆ ਰਿਹਾ ਹੈ। ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਦੱਸ ਸਕਦਾ ਹੈ ਕਿ ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ।
means_returned = ਇਹ ਸਾਡੇ ਕੋਲ ਵਾਪਸ ਪਹੁੰਚ ਗਿਆ ਹੈ। ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਦੱਸ ਸਕਦਾ ਹੈ ਕਿ ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ।
means_cancelled = ਕੁਝ ਵੀ ਡਿਲੀਵਰ ਨਹੀਂ ਹੋਵੇਗਾ।
means_lost = ਅਸੀਂ ਇਸ ਨੂੰ ਸੰਭਾਲ ਰਹੇ ਹਾਂ: ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਤੁਹਾਨੂੰ ਇੱਥੇ ਲਿਖੇਗਾ।
means_damaged = ਅਸੀਂ ਇਸ ਨੂੰ ਸੰਭਾਲ ਰਹੇ ਹਾਂ: ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਤੁਹਾਨੂੰ ਇੱਥੇ ਲਿਖੇਗਾ।
means_return_requested = ਅਸੀਂ ਤੁਹਾਡੀ ਬੇਨਤੀ ਦੇਖ ਰਹੇ ਹਾਂ ਅਤੇ ਇੱਥੇ ਦੱਸਾਂਗੇ ਕਿ ਵਾਪਸ ਲੈ ਸਕਦੇ ਹਾਂ ਜਾਂ ਨਹੀਂ।
means_return_declined = ਇਹ ਤੁਹਾਡੇ ਕੋਲ ਹੀ ਰਹੇਗਾ। ਜੇ ਤੁਹਾਨੂੰ ਕੁਝ ਹੋਰ ਲੱਗਦਾ ਹੈ, ਤਾਂ ਇੱਥੇ ਜਵਾਬ ਦਿਓ, ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਦੁਬਾਰਾ ਦੇਖੇਗਾ।
means_return_approved = ਕੂਰੀਅਰ ਤੋਂ ਦਿਨ ਪੁੱਛਿਆ ਜਾ ਰਿਹਾ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਇਸ ਨੂੰ ਟੈਗਾਂ ਸਮੇਤ ਪੈਕ ਕਰਕੇ ਰੱਖੋ।
means_return_pickup = ਕਿਰਪਾ ਕਰਕੇ ਇਸ ਨੂੰ ਪੈਕ ਕਰਕੇ ਤਿਆਰ ਰੱਖੋ। ਕੂਰੀਅਰ ਨੂੰ ਕੁਝ ਨਹੀਂ ਦੇਣਾ।
means_return_pickup_failed = ਕੂਰੀਅਰ ਦੁਬਾਰਾ ਆਵੇਗਾ। ਕਿਰਪਾ ਕਰਕੇ ਇਸ ਨੂੰ ਪੈਕ ਰੱਖੋ; ਹੋਰ ਕੁਝ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।
means_return_on_its_way = ਇਹ ਕੂਰੀਅਰ ਕੋਲ ਹੈ। ਸਾਡੇ ਕੋਲ ਪਹੁੰਚਣ 'ਤੇ ਅਸੀਂ ਜਾਂਚ ਕਰਕੇ ਨਤੀਜਾ ਇੱਥੇ ਦੱਸਾਂਗੇ।
means_return_in_check = ਅਸੀਂ ਦੇਖ ਰਹੇ ਹਾਂ ਕਿ ਚੀਜ਼ ਪੂਰੀ ਅਤੇ ਬਿਨਾਂ ਵਰਤੀ ਹੈ, ਨਤੀਜਾ ਇੱਥੇ ਦੱਸਾਂਗੇ।
means_return_passed = ਸਭ ਠੀਕ ਹੈ। ਹੁਣ ਅਸੀਂ ਤੁਹਾਡਾ ਰਿਫੰਡ ਸ਼ੁਰੂ ਕਰਾਂਗੇ, ਅਤੇ ਉਸ ਦਾ ਰੈਫਰੈਂਸ ਨੰਬਰ ਇੱਥੇ ਮਿਲੇਗਾ।
means_return_rejected = ਜਿਸ ਹਾਲ ਵਿੱਚ ਇਹ ਹੈ, ਅਸੀਂ ਇਸ ਦਾ ਰਿਫੰਡ ਨਹੀਂ ਦੇ ਸਕਦੇ। ਸਾਡਾ ਇੱਕ ਸਾਥੀ ਇੱਥੇ ਦੱਸੇਗਾ ਕਿ ਕੀ ਹੋ ਸਕਦਾ ਹੈ।
means_replacement_due = ਸਭ ਠੀਕ ਹੈ। ਬਦਲੇ ਵਾਲੀ ਚੀਜ਼ ਤੁਰਨ 'ਤੇ ਅਸੀਂ ਇੱਥੇ ਦੱਸਾਂਗੇ।
means_refund_started = ਪੈਸੇ ਭੇਜ ਦਿੱਤੇ ਗਏ ਹਨ। ਬੈਂਕ ਵਿੱਚ ਦਿਸਣ ਨੂੰ ਕੁਝ ਕੰਮ ਵਾਲੇ ਦਿਨ ਲੱਗਦੇ ਹਨ।
means_refunded = ਭੁਗਤਾਨ ਕੰਪਨੀ ਨੇ ਪੈਸੇ ਭੇਜ ਦਿੱਤੇ ਹਨ। ਤੁਹਾਡੇ ਬੈਂਕ ਵਿੱਚ ਦਿਸਣ ਨੂੰ ਕੁਝ ਕੰਮ ਵਾਲੇ ਦਿਨ ਲੱਗ ਸਕਦੇ ਹਨ।

## Lines of the story

line_progress = { $bar } { $reached }, { $of } ਵਿੱਚੋਂ { $done }।
line_place = ਆਖ਼ਰੀ ਵਾਰ ਇੱਥੇ ਸੀ: { $place }, { $place_when }।
line_means = ਇਸ ਦਾ ਮਤਲਬ: { $meaning }
line_expected = ਤੁਹਾਡੇ ਘਰ ਪਹੁੰਚਣ ਦਾ ਅੰਦਾਜ਼ਾ: { $range }।
line_expected_late = ਸਾਡੇ ਅੰਦਾਜ਼ੇ ਤੋਂ ਦੇਰ ਹੋ ਰਹੀ ਹੈ। ਨਵਾਂ ਅੰਦਾਜ਼ਾ: { $range }।
line_cause = ਕਿਉਂ ਰੁਕਿਆ ਹੈ: { $cause }।
line_cash = ਦਰਵਾਜ਼ੇ 'ਤੇ ਦੇਣ ਵਾਲੀ ਰਕਮ: { $amount }।
line_due_now = ਨਿਕਲਣ ਤੋਂ ਪਹਿਲਾਂ ਦੇਣੇ ਹਨ: { $amount }।
line_parcels = ਪਾਰਸਲ { $parcel_no }, ਕੁੱਲ { $parcels }।
line_pickup = ਪਿਕਅੱਪ: { $pickup }।
line_check_reason = ਜਾਂਚ ਵਿੱਚ ਇਹ ਮਿਲਿਆ: { $qc_reason }
line_decline_reason = ਕਾਰਨ: { $qc_reason }
line_refund = ਰਿਫੰਡ: { $refund }।
line_reference = ਤੁਹਾਡੇ ਬੈਂਕ ਲਈ ਰੈਫਰੈਂਸ ਨੰਬਰ: { $reference }।
line_step = ਅਗਲਾ ਕਦਮ: { $step_by } ਤੱਕ।
line_step_late = ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ, ਸਾਡੇ ਦੱਸੇ ਸਮੇਂ ਤੋਂ ਵੱਧ ਸਮਾਂ ਲੱਗ ਰਿਹਾ ਹੈ। ਅਗਲੇ ਕਦਮ ਦੀ ਨਵੀਂ ਤਾਰੀਖ਼: { $step_by }।
line_bank = ਤੁਹਾਡੇ ਖਾਤੇ ਵਿੱਚ: { $step_by } ਤੱਕ।
line_bank_late = ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ, ਰਿਫੰਡ ਨੂੰ ਸਾਡੇ ਦੱਸੇ ਸਮੇਂ ਤੋਂ ਵੱਧ ਸਮਾਂ ਲੱਗ ਰਿਹਾ ਹੈ। ਨਵੀਂ ਤਾਰੀਖ਼: { $step_by }।
line_next = ਅਗਲੀ ਅਪਡੇਟ: { $next_by } ਤੱਕ ਜ਼ਰੂਰ।
line_next_none = ਤੁਹਾਨੂੰ ਹੋਰ ਕੁਝ ਕਰਨ ਦੀ ਲੋੜ ਨਹੀਂ।

## Milestones of the progress line and the progress bar

milestone_confirmed = ਪੱਕਾ ਹੋਇਆ
milestone_packed = ਪੈਕ ਹੋਇਆ
milestone_on_its_way = ਰਾਹ ਵਿੱਚ
milestone_out_for_delivery = ਡਿਲੀਵਰੀ ਲਈ ਨਿਕਲਿਆ
milestone_ready_to_collect = ਲੈਣ ਲਈ ਤਿਆਰ
milestone_delivered = ਡਿਲੀਵਰ ਹੋਇਆ
milestone_return_requested = ਵਾਪਸੀ ਮੰਗੀ
milestone_return_approved = ਵਾਪਸੀ ਮਨਜ਼ੂਰ
milestone_return_picked_up = ਵਾਪਸੀ ਚੁੱਕੀ ਗਈ
milestone_return_checked = ਵਾਪਸੀ ਦੀ ਜਾਂਚ ਹੋਈ
milestone_refund_started = ਰਿਫੰਡ ਸ਼ੁਰੂ
milestone_refunded = ਰਿਫੰਡ ਪੂਰਾ

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = ਕੂਰੀਅਰ ਨੂੰ ਪਾਰਸਲ ਲੈਣ ਵਾਲਾ ਕੋਈ ਨਹੀਂ ਮਿਲਿਆ।
reason_customer_unreachable = ਕੂਰੀਅਰ ਦੀ ਤੁਹਾਡੇ ਨਾਲ ਫੋਨ 'ਤੇ ਗੱਲ ਨਹੀਂ ਹੋ ਸਕੀ।
reason_address_issue = ਕੂਰੀਅਰ ਨੂੰ ਪਤਾ ਨਹੀਂ ਲੱਭਾ।
reason_refused = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪਾਰਸਲ ਨਹੀਂ ਲਿਆ ਗਿਆ।
reason_refused_otp_verified = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪਾਰਸਲ ਨਹੀਂ ਲਿਆ ਗਿਆ।
reason_payment_not_ready = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪੈਸੇ ਤਿਆਰ ਨਹੀਂ ਸਨ।
reason_not_attempted = ਕੂਰੀਅਰ ਨਹੀਂ ਆਇਆ।
reason_reschedule_requested = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਕੋਈ ਹੋਰ ਦਿਨ ਮੰਗਿਆ ਗਿਆ ਸੀ।
reason_out_of_delivery_area = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪਤਾ ਉਸ ਦੇ ਇਲਾਕੇ ਤੋਂ ਬਾਹਰ ਹੈ।
reason_open_delivery_requested = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪਾਰਸਲ ਪਹਿਲਾਂ ਖੋਲ੍ਹਣ ਲਈ ਕਿਹਾ ਗਿਆ, ਜੋ ਉਹ ਨਹੀਂ ਕਰਦਾ।
reason_restricted_area = ਕੂਰੀਅਰ ਪਤੇ ਦੇ ਅੰਦਰ ਨਹੀਂ ਜਾ ਸਕਿਆ।
reason_self_collect = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਤੁਸੀਂ ਆਪ ਜਾ ਕੇ ਲੈਣਾ ਚਾਹੁੰਦੇ ਹੋ।
reason_otp_failed = ਕੂਰੀਅਰ ਸੌਂਪਣ ਵੇਲੇ ਦੀ ਜਾਂਚ ਪੂਰੀ ਨਹੀਂ ਕਰ ਸਕਿਆ।
reason_id_missing = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪਛਾਣ ਪੱਤਰ ਨਹੀਂ ਸੀ।
reason_damaged = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪਾਰਸਲ ਖ਼ਰਾਬ ਹੋ ਗਿਆ ਸੀ।
reason_already_cancelled = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਆਰਡਰ ਕੈਂਸਲ ਹੋ ਗਿਆ ਸੀ।
reason_seized = ਕੂਰੀਅਰ ਮੁਤਾਬਕ ਪਾਰਸਲ ਰੋਕ ਕੇ ਰੱਖਿਆ ਗਿਆ ਹੈ।
reason_other = ਕੂਰੀਅਰ ਨੇ ਸਾਨੂੰ ਕਾਰਨ ਨਹੀਂ ਦੱਸਿਆ।

## Small pieces

reason_unsaid = ਸਾਨੂੰ ਕੋਈ ਕਾਰਨ ਨਹੀਂ ਦੱਸਿਆ ਗਿਆ।
reference_follows = ਬੈਂਕ ਦੇ ਜਵਾਬ ਨਾਲ ਮਿਲੇਗਾ

place_unknown = ਕੂਰੀਅਰ ਕੋਲ, ਹਾਲੇ ਕਿਸੇ ਥਾਂ ਦਾ ਨਾਂ ਨਹੀਂ ਦੱਸਿਆ ਗਿਆ
nothing_to_pay = ਕੁਝ ਨਹੀਂ, ਪੈਸੇ ਦਿੱਤੇ ਜਾ ਚੁੱਕੇ ਹਨ
no_next = ਨਵੀਂ ਖ਼ਬਰ ਆਉਣ
no_range = ਪਤਾ ਲੱਗਦਿਆਂ ਹੀ ਅਸੀਂ ਦੱਸਾਂਗੇ
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = ਕੂਰੀਅਰ ਨੇ ਸਾਨੂੰ ਕਾਰਨ ਨਹੀਂ ਦੱਸਿਆ
cause_at = { $cause } ({ $where } ਦੇ ਆਲੇ-ਦੁਆਲੇ)
cause_weather = ਖ਼ਰਾਬ ਮੌਸਮ
cause_flood = ਹੜ੍ਹ
cause_strike = ਹੜਤਾਲ
cause_disruption = ਕੂਰੀਅਰ ਦੇ ਕੰਮ ਵਿੱਚ ਰੁਕਾਵਟ
cause_congestion = ਕੂਰੀਅਰ ਦੇ ਹੱਬ 'ਤੇ ਸਮਰੱਥਾ ਤੋਂ ਵੱਧ ਪਾਰਸਲ
cause_drought = ਕੂਰੀਅਰ ਨੇ ਕਈ ਘੰਟਿਆਂ ਤੋਂ ਸਾਨੂੰ ਕਿਸੇ ਪਾਰਸਲ ਬਾਰੇ ਕੁਝ ਨਹੀਂ ਦੱਸਿਆ
cause_festival_rush = ਤਿਉਹਾਰ ਤੋਂ ਪਹਿਲਾਂ ਆਮ ਨਾਲੋਂ ਵੱਧ ਪਾਰਸਲ
cause_restriction = ਸਥਾਨਕ ਪਾਬੰਦੀ
cause_misrouted = ਕੂਰੀਅਰ ਨੇ ਇਸ ਨੂੰ ਗ਼ਲਤ ਰਾਹ ਭੇਜ ਦਿੱਤਾ
cause_hub_loop = ਕੂਰੀਅਰ ਨੇ ਇਸ ਨੂੰ ਉਸ ਹੱਬ 'ਤੇ ਵਾਪਸ ਭੇਜ ਦਿੱਤਾ ਜਿੱਥੋਂ ਇਹ ਨਿਕਲ ਚੁੱਕਾ ਸੀ
