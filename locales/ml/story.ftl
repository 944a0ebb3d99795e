## Stages: what is happening now

now_awaiting_payment = പേയ്മെന്റിനായി കാത്തിരിക്കുന്നു.
now_confirmed = കൺഫേം ആയി, പാക്ക് ചെയ്യുന്നു.
now_packed = പാക്ക് ചെയ്തു, കൊറിയറിനായി കാത്തിരിക്കുന്നു.
now_pickup_failed = പാക്ക് ചെയ്തു; കൊറിയർ ഇതുവരെ എടുത്തിട്ടില്ല.
now_in_transit = വരുന്ന വഴിയിലാണ്.
now_near_you = നിങ്ങളുടെ അടുത്തുള്ള കൊറിയർ ഹബ്ബിലാണ്.
now_out_for_delivery = ഇന്ന് ഡെലിവറിക്ക് ഇറങ്ങി.
now_attempt_failed = കഴിഞ്ഞ തവണ ഡെലിവറി നടന്നില്ല.
now_attempt_not_made = കൊറിയർ ഇതുവരെ വന്നിട്ടില്ല.
now_ready_to_collect = വാങ്ങാൻ തയ്യാറാണ്.
now_delivered = ഡെലിവർ ചെയ്തെന്ന് കൊറിയർ പറയുന്നു.
now_returning = ഞങ്ങൾക്ക് തിരികെ വരുന്ന വഴിയിലാണ്.
now_returned = ഞങ്ങൾക്ക് തിരികെ കിട്ടി.
now_cancelled = ക്യാൻസൽ ചെയ്തു.
now_lost = നഷ്ടപ്പെട്ടെന്ന് കൊറിയർ പറയുന്നു.
now_damaged = കേടായെന്ന് കൊറിയർ പറയുന്നു.
now_return_requested = റിട്ടേൺ അപേക്ഷ കിട്ടി.
now_return_declined = റിട്ടേൺ അംഗീകരിച്ചില്ല.
now_return_approved = റിട്ടേൺ അംഗീകരിച്ചു, പിക്കപ്പ് ഏർപ്പാടാക്കണം.
now_return_pickup = റിട്ടേൺ എടുക്കാൻ കൊറിയർ വരും.
now_return_pickup_failed = റിട്ടേൺ ഇതുവരെ എടുത്തിട്ടില്ല.
now_return_on_its_way = റിട്ടേൺ ഞങ്ങളുടെ അടുത്തേക്ക് വരുന്നു.
now_return_in_check = റിട്ടേൺ ഞങ്ങൾക്ക് കിട്ടി, പരിശോധിക്കുന്നു.
now_return_passed = റിട്ടേൺ പരിശോധിച്ചു, എല്ലാം ശരിയാണ്.
now_return_rejected = റിട്ടേൺ പരിശോധനയിൽ ശരിയായില്ല.
now_replacement_due = റിട്ടേൺ പരിശോധിച്ച് ശരിയായി, ഇനി പകരം സാധനം വരും.
now_refund_started = റീഫണ്ട് അയച്ചു കഴിഞ്ഞു.
now_refunded = റീഫണ്ട് പൂർത്തിയായി.

## Stages: what this means

means_awaiting_payment = ഓർഡർ നിങ്ങൾക്കായി മാറ്റിവെച്ചിട്ടുണ്ട്, പേയ്മെന്റ് കിട്ടിയാലുടൻ പുറപ്പെടും.
means_confirmed = നിങ്ങളുടെ ഓർഡർ കിട്ടി, പാക്ക് ചെയ്യുകയാണ്. കൊറിയറിന്റെ കൈയിൽ ഇതുവരെ എത്തിയിട്ടില്ല.
means_packed = ലേബൽ തയ്യാറായി. കൊറിയർ എടുത്താലേ നീങ്ങൂ, അതുവരെ ട്രാക്കിങ് മാറ്റമില്ലാതെ കാണാം.
means_pickup_failed = ഞങ്ങളുടെ ഭാഗത്ത് തയ്യാറാണ്. കൊറിയർ വീണ്ടും വരണം; കാരണം അവർ പറഞ്ഞിട്ടില്ല.
means_in_transit = കൊറിയർ ഹബ്ബുകൾക്കിടയിലൂടെ വരുന്നു. ഒന്നോ രണ്ടോ ദിവസം പുതിയ സ്ഥലം കാണാതിരിക്കുന്നത് സാധാരണമാണ്.
means_near_you = നിങ്ങളുടെ സ്ഥലത്തെ ഹബ്ബിൽ എത്തി, അവിടെ നിന്ന് ഡെലിവറിക്ക് ഇറങ്ങും.
means_out_for_delivery = ഡെലിവറി ചെയ്യുന്ന ആളുടെ കൈയിലാണ്. ഫോൺ അടുത്തുതന്നെ വെക്കണേ.
means_attempt_failed = കൊറിയറിന്റെ കൈയിൽ സുരക്ഷിതമാണ്, നിങ്ങളുടെ മറുപടി കാത്തിരിക്കുന്നു.
means_attempt_answered = കൊറിയറിന്റെ കൈയിൽ സുരക്ഷിതമാണ്, നിങ്ങളുടെ മറുപടിയും അവരുടെ കൈയിലുണ്ട്.
means_attempt_not_made = കൊറിയറിന്റെ കൈയിൽ സുരക്ഷിതമാണ്. ഞങ്ങൾ അവരോട് സംസാരിക്കുന്നുണ്ട്; നിങ്ങൾ ഒന്നും ചെയ്യേണ്ടതില്ല.
means_ready_to_collect = അടുത്തുള്ള കൊറിയർ സെന്ററിൽ നിന്ന് വാങ്ങാം.
means_delivered = കൈമാറിയെന്ന് കൊറിയർ രേഖപ്പെടുത്തി. കിട്ടിയിട്ടില്ലെങ്കിൽ ഇവിടെ പറയൂ.
means_returning = കൊറിയർ ഞങ്ങൾക്ക് തിരികെ കൊണ്ടുവരുന്നു. ഇനി എന്തെന്ന് ടീമിലെ ഒരാൾക്ക് പറയാനാകും.
means_returned = ഞങ്ങളുടെ അടുത്ത് തിരിച്ചെത്തി. ഇനി എന്തെന്ന് ടീമിലെ ഒരാൾക്ക് പറയാനാകും.
means_cancelled = ഒന്നും ഡെലിവർ ചെയ്യില്ല.
means_lost = ഞങ്ങൾ ഇത് നോക്കിക്കൊള്ളാം: ടീമിലെ ഒരാൾ ഇവിടെ മറുപടി തരും.
means_damaged = ഞങ്ങൾ ഇത് നോക്കിക്കൊള്ളാം: ടീമിലെ ഒരാൾ ഇവിടെ മറുപടി തരും.
means_return_requested = നിങ്ങളുടെ അപേക്ഷ നോക്കി, തിരികെ എടുക്കാൻ കഴിയുമോ എന്ന് ഇവിടെ പറയും.
means_return_declined = സാധനം നിങ്ങളുടെ കൈയിൽത്തന്നെ ഇരിക്കും. മറിച്ചൊരു അഭിപ്രായമുണ്ടെങ്കിൽ ഇവിടെ മറുപടി തരൂ, ടീമിലെ ഒരാൾ വീണ്ടും നോക്കും.
means_return_approved = കൊറിയറിനോട് ദിവസം ചോദിക്കുകയാണ്. ടാഗുകളോടെ പാക്ക് ചെയ്തു വെക്കണേ.
means_return_pickup = പാക്ക് ചെയ്ത് തയ്യാറാക്കി വെക്കണേ. കൊറിയറിന് പണമൊന്നും നൽകേണ്ട.
means_return_pickup_failed = കൊറിയർ വീണ്ടും വരും. പാക്ക് ചെയ്തുതന്നെ വെക്കണേ; വേറെ ഒന്നും ചെയ്യേണ്ടതില്ല.
means_return_on_its_way = കൊറിയറിന്റെ കൈയിലാണ്. ഞങ്ങൾക്ക് കിട്ടിയാൽ പരിശോധിച്ച് ഫലം ഇവിടെ പറയും.
means_return_in_check = മുഴുവനായുണ്ടോ, ഉപയോഗിക്കാത്തതാണോ എന്ന് നോക്കി ഫലം ഇവിടെ പറയും.
means_return_passed = എല്ലാം ശരിയാണ്. ഇനി റീഫണ്ട് തുടങ്ങും, റഫറൻസ് നമ്പർ ഇവിടെ കിട്ടും.
means_return_rejected = ഇപ്പോഴത്തെ നിലയിൽ ഇതിന് റീഫണ്ട് തരാൻ കഴിയില്ല. എന്തു ചെയ്യാമെന്ന് ടീമിലെ ഒരാൾ ഇവിടെ പറയും.
means_replacement_due = എല്ലാം ശരിയാണ്. പകരം സാധനം പുറപ്പെടുമ്പോൾ ഇവിടെ അറിയിക്കും.
means_refund_started = പണം അയച്ചു കഴിഞ്ഞു. ബാങ്കിൽ കാണാൻ കുറച്ച് പ്രവൃത്തിദിവസം എടുക്കും.
means_refunded = പേയ്മെന്റ് കമ്പനി പണം തന്നു കഴിഞ്ഞു. ബാങ്കിൽ കാണാൻ കുറച്ച് പ്രവൃത്തിദിവസം എടുത്തേക്കാം.

## Lines of the story

line_progress = { $bar } { $reached }, ഘട്ടം { $done }/{ $of }.
line_place = ഒടുവിൽ കണ്ടത്: { $place }, { $place_when }.
line_means = അതിന്റെ അർത്ഥം: { $meaning }
line_expected = ഡെലിവറി പ്രതീക്ഷിക്കുന്നത്: { $range }.
line_expected_late = പ്രതീക്ഷിച്ചതിലും വൈകി. ഡെലിവറി ഇനി പ്രതീക്ഷിക്കുന്നത്: { $range }.
line_cause = വൈകാൻ കാരണം: { $cause }.
line_cash = ഡെലിവറി സമയത്ത് നൽകേണ്ടത്: { $amount }.
line_due_now = പുറപ്പെടുന്നതിന് മുമ്പ് അടയ്ക്കേണ്ടത്: { $amount }.
line_parcels = പാഴ്സൽ { $parcel_no }, ആകെ { $parcels } എണ്ണത്തിൽ.
line_pickup = പിക്കപ്പ്: { $pickup }.
line_check_reason = പരിശോധനയിൽ കണ്ടത്: { $qc_reason }
line_decline_reason = കാരണം: { $qc_reason }
line_refund = റീഫണ്ട്: { $refund }.
line_reference = ബാങ്കിൽ പറയാനുള്ള റഫറൻസ്: { $reference }.
line_step = അടുത്ത ഘട്ടം: { $step_by } ആകുമ്പോഴേക്കും.
line_step_late = ക്ഷമിക്കണം, ഞങ്ങൾ പറഞ്ഞതിലും സമയമെടുക്കുന്നു. അടുത്ത ഘട്ടത്തിന്റെ പുതിയ തീയതി: { $step_by }.
line_bank = നിങ്ങളുടെ അക്കൗണ്ടിൽ: { $step_by } ആകുമ്പോഴേക്കും.
line_bank_late = ക്ഷമിക്കണം, റീഫണ്ട് ഞങ്ങൾ പറഞ്ഞതിലും സമയമെടുക്കുന്നു. പുതിയ തീയതി: { $step_by }.
line_next = അടുത്ത അപ്ഡേറ്റ്: എന്തായാലും { $next_by } ആകുമ്പോഴേക്കും.
line_next_none = ഇനി ഒന്നും ചെയ്യേണ്ടതില്ല.

## Milestones of the progress line and the progress bar

milestone_confirmed = കൺഫേം ആയി
milestone_packed = പാക്ക് ചെയ്തു
milestone_on_its_way = വഴിയിലാണ്
milestone_out_for_delivery = ഡെലിവറിക്ക് ഇറങ്ങി
milestone_ready_to_collect = വാങ്ങാൻ തയ്യാർ
milestone_delivered = ഡെലിവർ ചെയ്തു
milestone_return_requested = റിട്ടേൺ അപേക്ഷ കിട്ടി
milestone_return_approved = റിട്ടേൺ അംഗീകരിച്ചു
milestone_return_picked_up = റിട്ടേൺ എടുത്തു
milestone_return_checked = റിട്ടേൺ പരിശോധിച്ചു
milestone_refund_started = റീഫണ്ട് തുടങ്ങി
milestone_refunded = റീഫണ്ട് പൂർത്തിയായി

## Why an attempt failed, in words a customer can use

reason_customer_unavailable = വാങ്ങാൻ ആരെയും കണ്ടില്ലെന്ന് കൊറിയർ പറയുന്നു.
reason_customer_unreachable = കൊറിയറിന് നിങ്ങളെ ഫോണിൽ കിട്ടിയില്ല.
reason_address_issue = കൊറിയറിന് അഡ്രസ് കണ്ടെത്താനായില്ല.
reason_refused = പാഴ്സൽ വാങ്ങിയില്ലെന്ന് കൊറിയർ പറയുന്നു.
reason_refused_otp_verified = പാഴ്സൽ വാങ്ങിയില്ലെന്ന് കൊറിയർ പറയുന്നു.
reason_payment_not_ready = പണം തയ്യാറായിരുന്നില്ലെന്ന് കൊറിയർ പറയുന്നു.
reason_not_attempted = കൊറിയർ വന്നില്ല.
reason_reschedule_requested = മറ്റൊരു ദിവസം മതിയെന്ന് പറഞ്ഞതായി കൊറിയർ പറയുന്നു.
reason_out_of_delivery_area = അഡ്രസ് അവരുടെ പരിധിക്ക് പുറത്താണെന്ന് കൊറിയർ പറയുന്നു.
reason_open_delivery_requested = പാഴ്സൽ ആദ്യം തുറന്നു കാണിക്കാൻ ആവശ്യപ്പെട്ടെന്നും അത് അവർ ചെയ്യാറില്ലെന്നും കൊറിയർ പറയുന്നു.
reason_restricted_area = കൊറിയറിന് അഡ്രസിലേക്ക് കടക്കാൻ കഴിഞ്ഞില്ല.
reason_self_collect = നിങ്ങൾ വന്ന് വാങ്ങിക്കോളാമെന്ന് പറഞ്ഞതായി കൊറിയർ പറയുന്നു.
reason_otp_failed = കൈമാറുമ്പോഴുള്ള പരിശോധന കൊറിയറിന് പൂർത്തിയാക്കാനായില്ല.
reason_id_missing = തിരിച്ചറിയൽ കാർഡ് ഇല്ലായിരുന്നെന്ന് കൊറിയർ പറയുന്നു.
reason_damaged = പാഴ്സലിന് കേടുപറ്റിയെന്ന് കൊറിയർ പറയുന്നു.
reason_already_cancelled = ഓർഡർ ക്യാൻസൽ ചെയ്തതായിരുന്നെന്ന് കൊറിയർ പറയുന്നു.
reason_seized = പാഴ്സൽ തടഞ്ഞുവെച്ചിരിക്കുകയാണെന്ന് കൊറിയർ പറയുന്നു.
reason_other = കൊറിയർ കാരണം പറഞ്ഞിട്ടില്ല.

## Small pieces

reason_unsaid = ഞങ്ങളോട് കാരണമൊന്നും പറഞ്ഞിട്ടില്ല.
reference_follows = ബാങ്കിന്റെ മറുപടി വന്നാൽ അറിയിക്കാം

place_unknown = കൊറിയറിന്റെ കൈയിൽ, സ്ഥലം ഇതുവരെ പറഞ്ഞിട്ടില്ല
nothing_to_pay = ഒന്നുമില്ല, പണം അടച്ചു കഴിഞ്ഞു
no_next = പുതിയ വിവരം
no_range = അറിഞ്ഞാലുടൻ ഞങ്ങൾ പറയാം
parcel_row = { $now }

## What holds an order up. A cause that nobody told us is never made up.

cause_unknown = കൊറിയർ ഇതുവരെ പറഞ്ഞിട്ടില്ല
cause_at = { $cause } ({ $where } ഭാഗത്ത്)
cause_weather = മോശം കാലാവസ്ഥ
cause_flood = വെള്ളപ്പൊക്കം
cause_strike = സമരം
cause_disruption = കൊറിയറിന്റെ പ്രവർത്തനത്തിലെ തടസ്സം
cause_congestion = കൊറിയർ ഹബ്ബിന് അയയ്ക്കാൻ കഴിയുന്നതിലും കൂടുതൽ പാഴ്സൽ
cause_drought = മണിക്കൂറുകളായി ഒരു പാഴ്സലിന്റെയും വിവരം കൊറിയർ പറഞ്ഞിട്ടില്ല
cause_festival_rush = ഉത്സവത്തിനു മുമ്പ് പതിവിലും കൂടുതൽ പാഴ്സൽ
cause_restriction = പ്രാദേശിക നിയന്ത്രണം
cause_misrouted = കൊറിയർ വഴി മാറ്റി അയച്ചു
cause_hub_loop = നേരത്തേ വിട്ട ഹബ്ബിലേക്ക് കൊറിയർ തിരിച്ചയച്ചു
