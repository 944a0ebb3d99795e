## Stages: what is happening now

now_awaiting_payment = ಪೇಮೆಂಟ್‌ಗಾಗಿ ಕಾಯುತ್ತಿದೆ.
now_confirmed = ಕನ್ಫರ್ಮ್ ಆಗಿದೆ, ಪ್ಯಾಕ್ ಆಗುತ್ತಿದೆ.
now_packed = ಪ್ಯಾಕ್ ಆಗಿದೆ, ಕೊರಿಯರ್‌ಗಾಗಿ ಕಾಯುತ್ತಿದೆ.
now_pickup_failed = ಪ್ಯಾಕ್ ಆಗಿದೆ; ಕೊರಿಯರ್ ಇನ್ನೂ ತೆಗೆದುಕೊಂಡು ಹೋಗಿಲ್ಲ.
now_in_transit = ದಾರಿಯಲ್ಲಿದೆ.
now_near_you = ನಿಮ್ಮ ಹತ್ತಿರದ ಕೊರಿಯರ್ ಹಬ್‌ನಲ್ಲಿದೆ.
now_out_for_delivery = ಇವತ್ತು ಡೆಲಿವರಿಗೆ ಹೊರಟಿದೆ.
now_attempt_failed = ಕಳೆದ ಸಲ ಡೆಲಿವರಿ ಆಗಲಿಲ್ಲ.
now_attempt_not_made = ಕೊರಿಯರ್ ಇನ್ನೂ ಬಂದಿಲ್ಲ.
now_ready_to_collect = ನೀವು ತೆಗೆದುಕೊಳ್ಳಲು ರೆಡಿ ಇದೆ.
now_delivered = ಡೆಲಿವರಿ ಆಗಿದೆ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
now_returning = ನಮಗೆ ವಾಪಸ್ ಬರುತ್ತಿದೆ.
now_returned = ನಮಗೆ ವಾಪಸ್ ಬಂದಿದೆ.
now_cancelled = ಕ್ಯಾನ್ಸಲ್ ಆಗಿದೆ.
now_lost = ಕಳೆದುಹೋಗಿದೆ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
now_damaged = ಹಾಳಾಗಿದೆ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
now_return_requested = ನಿಮ್ಮ ರಿಟರ್ನ್ ಕೋರಿಕೆ ಸಿಕ್ಕಿದೆ.
now_return_declined = ನಿಮ್ಮ ರಿಟರ್ನ್ ಓಕೆ ಆಗಲಿಲ್ಲ.
now_return_approved = ನಿಮ್ಮ ರಿಟರ್ನ್ ಓಕೆ ಆಗಿದೆ, ಪಿಕಪ್ ಗೊತ್ತಾಗಬೇಕು.
now_return_pickup = ನಿಮ್ಮ ರಿಟರ್ನ್ ತೆಗೆದುಕೊಳ್ಳಲು ಕೊರಿಯರ್ ಬರುತ್ತದೆ.
now_return_pickup_failed = ನಿಮ್ಮ ರಿಟರ್ನ್ ಇನ್ನೂ ತೆಗೆದುಕೊಂಡು ಹೋಗಿಲ್ಲ.
now_return_on_its_way = ನಿಮ್ಮ ರಿಟರ್ನ್ ನಮ್ಮ ಹತ್ತಿರ ಬರುತ್ತಿದೆ.
now_return_in_check = ನಿಮ್ಮ ರಿಟರ್ನ್ ನಮ್ಮ ಹತ್ತಿರ ಇದೆ, ಚೆಕ್ ಮಾಡುತ್ತಿದ್ದೇವೆ.
now_return_passed = ನಿಮ್ಮ ರಿಟರ್ನ್ ಚೆಕಿಂಗ್‌ನಲ್ಲಿ ಓಕೆ ಆಗಿದೆ.
now_return_rejected = ನಿಮ್ಮ ರಿಟರ್ನ್ ಚೆಕಿಂಗ್‌ನಲ್ಲಿ ಓಕೆ ಆಗಲಿಲ್ಲ.
now_replacement_due = ನಿಮ್ಮ ರಿಟರ್ನ್ ಚೆಕಿಂಗ್‌ನಲ್ಲಿ ಓಕೆ ಆಗಿದೆ, ಈಗ ಬದಲಿ ವಸ್ತು ಬರುತ್ತದೆ.
now_refund_started = ನಿಮ್ಮ ರೀಫಂಡ್ ಹೊರಟಿದೆ.
now_refunded = ನಿಮ್ಮ ರೀಫಂಡ್ ಪೂರ್ತಿ ಆಗಿದೆ.

## Stages: what this means

means_awaiting_payment = ಆರ್ಡರ್ ನಿಮಗಾಗಿ ಇಟ್ಟಿದ್ದೇವೆ, ಪೇಮೆಂಟ್ ಬಂದ ಕೂಡಲೇ ಹೊರಡುತ್ತದೆ.
means_confirmed = ನಿಮ್ಮ ಆರ್ಡರ್ ನಮಗೆ ಸಿಕ್ಕಿದೆ, ಪ್ಯಾಕ್ ಮಾಡುತ್ತಿದ್ದೇವೆ. ಅದು ಇನ್ನೂ ಕೊರಿಯರ್ ಕೈಗೆ ಹೋಗಿಲ್ಲ.
means_packed = ಲೇಬಲ್ ತಯಾರಾಗಿದೆ. ಕೊರಿಯರ್ ತೆಗೆದುಕೊಂಡ ಮೇಲೆ ಮುಂದೆ ಹೋಗುತ್ತದೆ, ಅಲ್ಲಿಯವರೆಗೆ ಟ್ರ್ಯಾಕಿಂಗ್ ನಿಂತಂತೆ ಕಾಣಬಹುದು.
means_pickup_failed = ನಮ್ಮ ಕಡೆಯಿಂದ ರೆಡಿ ಇದೆ. ಕೊರಿಯರ್ ಮತ್ತೆ ಬರಬೇಕು; ಕಾರಣ ನಮಗೆ ಹೇಳಿಲ್ಲ.
means_in_transit = ಅದು ಕೊರಿಯರ್ ಹಬ್‌ಗಳ ನಡುವೆ ಸಾಗುತ್ತಿದೆ. ಒಂದೆರಡು ದಿನ ಹೊಸ ಜಾಗ ಕಾಣದಿರುವುದು ಸಾಮಾನ್ಯ.
means_near_you = ಅದು ನಿಮ್ಮ ಏರಿಯಾದ ಹಬ್ ತಲುಪಿದೆ, ಅಲ್ಲಿಂದಲೇ ಡೆಲಿವರಿಗೆ ಹೊರಡುತ್ತದೆ.
means_out_for_delivery = ಅದು ಡೆಲಿವರಿ ಮಾಡುವವರ ಕೈಯಲ್ಲಿದೆ. ದಯವಿಟ್ಟು ಫೋನ್ ಹತ್ತಿರ ಇಟ್ಟುಕೊಳ್ಳಿ.
means_attempt_failed = ಅದು ಕೊರಿಯರ್ ಹತ್ತಿರ ಸುರಕ್ಷಿತವಾಗಿದೆ, ನಿಮ್ಮ ಉತ್ತರಕ್ಕಾಗಿ ಕಾಯುತ್ತಿದೆ.
means_attempt_answered = ಅದು ಕೊರಿಯರ್ ಹತ್ತಿರ ಸುರಕ್ಷಿತವಾಗಿದೆ, ನಿಮ್ಮ ಉತ್ತರವೂ ಅವರ ಹತ್ತಿರ ಇದೆ.
means_attempt_not_made = ಅದು ಕೊರಿಯರ್ ಹತ್ತಿರ ಸುರಕ್ಷಿತವಾಗಿದೆ. ನಾವು ಅವರ ಜೊತೆ ಮಾತಾಡುತ್ತಿದ್ದೇವೆ; ನೀವು ಏನೂ ಮಾಡಬೇಕಿಲ್ಲ.
means_ready_to_collect = ನಿಮ್ಮ ಹತ್ತಿರದ ಕೊರಿಯರ್ ಸೆಂಟರ್‌ನಲ್ಲಿ ತೆಗೆದುಕೊಳ್ಳಬಹುದು.
means_delivered = ಕೈಗೆ ಕೊಟ್ಟಿದ್ದೇವೆ ಎಂದು ಕೊರಿಯರ್‌ನವರು ದಾಖಲಿಸಿದ್ದಾರೆ. ನಿಮಗೆ ಸಿಗದಿದ್ದರೆ ಇಲ್ಲಿ ಹೇಳಿ.
means_returning = ಕೊರಿಯರ್ ಅದನ್ನು ನಮಗೆ ವಾಪಸ್ ತರುತ್ತಿದೆ. ಮುಂದೆ ಏನಾಗುತ್ತದೆ ಎಂದು ನಮ್ಮ ಟೀಮ್ ಹೇಳಬಲ್ಲದು.
means_returned = ಅದು ನಮಗೆ ವಾಪಸ್ ತಲುಪಿದೆ. ಮುಂದೆ ಏನಾಗುತ್ತದೆ ಎಂದು ನಮ್ಮ ಟೀಮ್ ಹೇಳಬಲ್ಲದು.
means_cancelled = ಏನೂ ಡೆಲಿವರಿ ಆಗುವುದಿಲ್ಲ.
means_lost = ನಾವು ನೋಡಿಕೊಳ್ಳುತ್ತೇವೆ: ನಮ್ಮ ಟೀಮ್ ನಿಮಗೆ ಇಲ್ಲೇ ತಿಳಿಸುತ್ತದೆ.
means_damaged = ನಾವು ನೋಡಿಕೊಳ್ಳುತ್ತೇವೆ: ನಮ್ಮ ಟೀಮ್ ನಿಮಗೆ ಇಲ್ಲೇ ತಿಳಿಸುತ್ತದೆ.
means_return_requested = ನಿಮ್ಮ ಕೋರಿಕೆ ನೋಡಿ, ವಾಪಸ್ ತೆಗೆದುಕೊಳ್ಳಬಹುದೇ ಎಂದು ಇಲ್ಲೇ ತಿಳಿಸುತ್ತೇವೆ.
means_return_declined = ಅದು ನಿಮ್ಮ ಹತ್ತಿರವೇ ಇರುತ್ತದೆ. ನಿಮಗೆ ಹಾಗನಿಸದಿದ್ದರೆ ಇಲ್ಲಿ ರಿಪ್ಲೈ ಮಾಡಿ, ನಮ್ಮ ಟೀಮ್ ಮತ್ತೆ ನೋಡುತ್ತದೆ.
means_return_approved = ಯಾವ ದಿನ ಬರುತ್ತಾರೆ ಎಂದು ಕೊರಿಯರ್‌ಗೆ ಕೇಳುತ್ತಿದ್ದೇವೆ. ದಯವಿಟ್ಟು ಟ್ಯಾಗ್ ಜೊತೆಗೆ ಪ್ಯಾಕ್ ಮಾಡಿ ಇಟ್ಟಿರಿ.
means_return_pickup = ದಯವಿಟ್ಟು ಪ್ಯಾಕ್ ಮಾಡಿ ರೆಡಿ ಇಟ್ಟಿರಿ. ಕೊರಿಯರ್‌ಗೆ ಏನೂ ಕೊಡಬೇಕಿಲ್ಲ.
means_return_pickup_failed = ಕೊರಿಯರ್ ಮತ್ತೆ ಬರುತ್ತದೆ. ದಯವಿಟ್ಟು ಪ್ಯಾಕ್ ಮಾಡಿಯೇ ಇಟ್ಟಿರಿ; ಇನ್ನೇನೂ ಮಾಡಬೇಕಿಲ್ಲ.
means_return_on_its_way = ಅದು ಕೊರಿಯರ್ ಹತ್ತಿರ ಇದೆ. ನಮಗೆ ತಲುಪಿದ ಮೇಲೆ ಚೆಕ್ ಮಾಡಿ ಫಲಿತಾಂಶ ಇಲ್ಲೇ ತಿಳಿಸುತ್ತೇವೆ.
means_return_in_check = ಎಲ್ಲಾ ಇದೆಯಾ, ಬಳಸದೆ ಇದೆಯಾ ಎಂದು ನೋಡುತ್ತಿದ್ದೇವೆ, ಫಲಿತಾಂಶ ಇಲ್ಲೇ ತಿಳಿಸುತ್ತೇವೆ.
means_return_passed = ಎಲ್ಲಾ ಸರಿ ಇದೆ. ಈಗ ನಿಮ್ಮ ರೀಫಂಡ್ ಶುರು ಮಾಡುತ್ತೇವೆ, ರೆಫರೆನ್ಸ್ ನಂಬರ್ ಇಲ್ಲೇ ಬರುತ್ತದೆ.
means_return_rejected = ಈಗಿರುವ ಸ್ಥಿತಿಯಲ್ಲಿ ಅದಕ್ಕೆ ರೀಫಂಡ್ ಕೊಡಲು ಆಗುವುದಿಲ್ಲ. ಏನು ಮಾಡಬಹುದು ಎಂದು ನಮ್ಮ ಟೀಮ್ ಇಲ್ಲೇ ಹೇಳುತ್ತದೆ.
means_replacement_due = ಎಲ್ಲಾ ಸರಿ ಇದೆ. ಬದಲಿ ವಸ್ತು ಹೊರಟ ಕೂಡಲೇ ಇಲ್ಲೇ ತಿಳಿಸುತ್ತೇವೆ.
means_refund_started = ಹಣ ಕಳಿಸಿದ್ದೇವೆ. ಬ್ಯಾಂಕ್‌ನಲ್ಲಿ ಕಾಣಲು ಕೆಲವು ಕೆಲಸದ ದಿನಗಳು ಬೇಕು.
means_refunded = ಪೇಮೆಂಟ್ ಸಂಸ್ಥೆ ಹಣ ಕೊಟ್ಟಿದೆ. ನಿಮ್ಮ ಬ್ಯಾಂಕ್‌ನಲ್ಲಿ ಕಾಣಲು ಕೆಲವು ಕೆಲಸದ ದಿನಗಳು ಬೇಕಾಗಬಹುದು.

## Lines of the story

line_progress = { $bar } { $reached }, ಹಂತ { $done }/{ $of }.
line_place = ಕೊನೆಯದಾಗಿ ಕಂಡಿದ್ದು: { $place }, { $place_when }.
line_means = ಇದರ ಅರ್ಥ: { $meaning }
line_expected = ಡೆಲಿವರಿ ಅಂದಾಜು: { $range }.
line_expected_late = ನಾವು ಅಂದುಕೊಂಡಿದ್ದಕ್ಕಿಂತ ತಡವಾಗಿದೆ. ಹೊಸ ಅಂದಾಜು: { $range }.
line_cause = ತಡಕ್ಕೆ ಕಾರಣ: { $cause }.
line_cash = ಮನೆ ಬಾಗಿಲಲ್ಲಿ ಕೊಡಬೇಕಾದ ಹಣ: { $amount }.
line_due_now = ಹೊರಡುವ ಮೊದಲು ಕಟ್ಟಬೇಕಾದ ಹಣ: { $amount }.
line_parcels = ಪಾರ್ಸೆಲ್ { $parcel_no }, ಒಟ್ಟು { $parcels } ರಲ್ಲಿ.
line_pickup = ಪಿಕಪ್: { $pickup }.
line_check_reason = ಚೆಕಿಂಗ್‌ನಲ್ಲಿ ಕಂಡಿದ್ದು: { $qc_reason }
line_decline_reason = ಕಾರಣ: { $qc_reason }
line_refund = ರೀಫಂಡ್: { $refund }.
line_reference = ನಿಮ್ಮ ಬ್ಯಾಂಕ್‌ಗೆ ರೆಫರೆನ್ಸ್: { $reference }.
line_step = ಮುಂದಿನ ಹಂತ: { $step_by } ಒಳಗೆ.
line_step_late = ಕ್ಷಮಿಸಿ, ನಾವು ಹೇಳಿದ್ದಕ್ಕಿಂತ ಹೆಚ್ಚು ಸಮಯ ಹಿಡಿಯುತ್ತಿದೆ. ಮುಂದಿನ ಹಂತಕ್ಕೆ ಹೊಸ ದಿನ: { $step_by }.
line_bank = ನಿಮ್ಮ ಅಕೌಂಟ್‌ಗೆ: { $step_by } ಒಳಗೆ.
line_bank_late = ಕ್ಷಮಿಸಿ, ರೀಫಂಡ್‌ಗೆ ನಾವು ಹೇಳಿದ್ದಕ್ಕಿಂತ ಹೆಚ್ಚು ಸಮಯ ಹಿಡಿಯುತ್ತಿದೆ. ಹೊಸ ದಿನ: { $step_by }.
line_next = ಮುಂದಿನ ಅಪ್‌ಡೇಟ್: { $next_by } ಒಳಗೆ ಖಂಡಿತ.
line_next_none = ನೀವು ಇನ್ನೇನೂ ಮಾಡಬೇಕಿಲ್ಲ.

## Milestones of the progress line and the progress bar

milestone_confirmed = ಕನ್ಫರ್ಮ್ ಆಗಿದೆ
milestone_packed = ಪ್ಯಾಕ್ ಆಗಿದೆ
milestone_on_its_way = ದಾರಿಯಲ್ಲಿದೆ
milestone_out_for_delivery = ಡೆಲಿವರಿಗೆ ಹೊರಟಿದೆ
milestone_ready_to_collect = ತೆಗೆದುಕೊಳ್ಳಲು ರೆಡಿ
milestone_delivered = ಡೆಲಿವರಿ ಆಗಿದೆ
milestone_return_requested = ರಿಟರ್ನ್ ಕೇಳಿದ್ದೀರಿ
milestone_return_approved = ರಿಟರ್ನ್ ಓಕೆ
milestone_return_picked_up = ರಿಟರ್ನ್ ಪಿಕಪ್ ಆಗಿದೆ
milestone_return_checked = ರಿಟರ್ನ್ ಚೆಕ್ ಆಗಿದೆ
milestone_refund_started = ರೀಫಂಡ್ ಶುರುವಾಗಿದೆ
milestone_refunded = ರೀಫಂಡ್ ಪೂರ್ತಿ ಆಗಿದೆ

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = ತೆಗೆದುಕೊಳ್ಳಲು ಕೊರಿಯರ್‌ಗೆ ಯಾರೂ ಸಿಗಲಿಲ್ಲ.
reason_customer_unreachable = ಕೊರಿಯರ್‌ಗೆ ನಿಮ್ಮ ಫೋನ್ ಸಿಗಲಿಲ್ಲ.
reason_address_issue = ಕೊರಿಯರ್‌ಗೆ ಅಡ್ರೆಸ್ ಸಿಗಲಿಲ್ಲ.
reason_refused = ಪಾರ್ಸೆಲ್ ತೆಗೆದುಕೊಂಡಿಲ್ಲ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_refused_otp_verified = ಪಾರ್ಸೆಲ್ ತೆಗೆದುಕೊಂಡಿಲ್ಲ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_payment_not_ready = ಪೇಮೆಂಟ್ ರೆಡಿ ಇರಲಿಲ್ಲ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_not_attempted = ಕೊರಿಯರ್ ಬರಲಿಲ್ಲ.
reason_reschedule_requested = ಬೇರೆ ದಿನ ಬರಲು ಹೇಳಿದರು ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_out_of_delivery_area = ಈ ಅಡ್ರೆಸ್ ತಮ್ಮ ಏರಿಯಾದಲ್ಲಿ ಇಲ್ಲ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_open_delivery_requested = ಮೊದಲು ಪಾರ್ಸೆಲ್ ತೆರೆದು ತೋರಿಸಲು ಹೇಳಿದರು, ಹಾಗೆ ಮಾಡುವುದು ತಮ್ಮಲ್ಲಿ ಇಲ್ಲ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_restricted_area = ಕೊರಿಯರ್‌ಗೆ ಅಡ್ರೆಸ್‌ವರೆಗೆ ಒಳಗೆ ಹೋಗಲು ಆಗಲಿಲ್ಲ.
reason_self_collect = ನೀವೇ ಬಂದು ತೆಗೆದುಕೊಳ್ಳುತ್ತೀರಿ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_otp_failed = ಕೈಗೆ ಕೊಡುವಾಗ ಮಾಡುವ ಚೆಕಿಂಗ್ ಮುಗಿಸಲು ಕೊರಿಯರ್‌ಗೆ ಆಗಲಿಲ್ಲ.
reason_id_missing = ಐಡಿ ಕಾರ್ಡ್ ಇರಲಿಲ್ಲ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_damaged = ಪಾರ್ಸೆಲ್ ಹಾಳಾಗಿತ್ತು ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_already_cancelled = ಆರ್ಡರ್ ಕ್ಯಾನ್ಸಲ್ ಆಗಿತ್ತು ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_seized = ಪಾರ್ಸೆಲ್ ತಡೆಹಿಡಿಯಲಾಗಿದೆ ಎಂದು ಕೊರಿಯರ್‌ನವರು ಹೇಳುತ್ತಿದ್ದಾರೆ.
reason_other = ಕೊರಿಯರ್ ನಮಗೆ ಕಾರಣ ಹೇಳಿಲ್ಲ.

## Small pieces

reason_unsaid = ನಮಗೆ ಯಾವ ಕಾರಣವನ್ನೂ ಹೇಳಿಲ್ಲ.
reference_follows = ಬ್ಯಾಂಕ್ ಉತ್ತರ ಬಂದ ಮೇಲೆ ಹೇಳುತ್ತೇವೆ

place_unknown = ಕೊರಿಯರ್ ಹತ್ತಿರ, ಜಾಗ ಇನ್ನೂ ಹೇಳಿಲ್ಲ
nothing_to_pay = ಏನೂ ಇಲ್ಲ, ಹಣ ಈಗಾಗಲೇ ಬಂದಿದೆ
no_next = ಹೊಸ ವಿಷಯ ತಿಳಿಯುವ ಹೊತ್ತಿನ
no_range = ಗೊತ್ತಾದ ಕೂಡಲೇ ಹೇಳುತ್ತೇವೆ
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = ಕೊರಿಯರ್‌ನವರು ನಮಗೆ ಹೇಳಿಲ್ಲ
cause_at = { $cause } ({ $where } ಸುತ್ತಮುತ್ತ)
cause_weather = ಹವಾಮಾನ ಸರಿ ಇಲ್ಲ
cause_flood = ಪ್ರವಾಹ
cause_strike = ಮುಷ್ಕರ
cause_disruption = ಕೊರಿಯರ್ ಸೇವೆಗೆ ಅಡಚಣೆ
cause_congestion = ಕೊರಿಯರ್ ಹಬ್‌ನಲ್ಲಿ ಕಳಿಸಲು ಆಗುವುದಕ್ಕಿಂತ ಹೆಚ್ಚು ಪಾರ್ಸೆಲ್‌ಗಳು
cause_drought = ಗಂಟೆಗಟ್ಟಲೆ ಯಾವ ಪಾರ್ಸೆಲ್ ಬಗ್ಗೆಯೂ ಕೊರಿಯರ್ ನಮಗೆ ಹೇಳಿಲ್ಲ
cause_festival_rush = ಹಬ್ಬದ ಮುಂಚೆ ಸಾಮಾನ್ಯಕ್ಕಿಂತ ಹೆಚ್ಚು ಪಾರ್ಸೆಲ್‌ಗಳು
cause_restriction = ಸ್ಥಳೀಯ ನಿರ್ಬಂಧ
cause_misrouted = ಕೊರಿಯರ್ ಅದನ್ನು ಬೇರೆ ದಾರಿಯಲ್ಲಿ ಕಳಿಸಿದೆ
cause_hub_loop = ಕೊರಿಯರ್ ಅದನ್ನು ಈಗಾಗಲೇ ಬಿಟ್ಟು ಬಂದ ಹಬ್‌ಗೆ ಮತ್ತೆ ಕಳಿಸಿದೆ
