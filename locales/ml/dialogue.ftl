## The conversation itself

clarify =
    ശരിയായി മനസ്സിലാക്കണമെന്നുണ്ട്. ഇതിൽ ഏതാണ് ഉദ്ദേശിച്ചത്?

not_an_answer =
    ചോദിച്ചതിന് ഇതുവരെ ഉത്തരം കിട്ടിയില്ല; ചോദ്യം ഒന്നുകൂടി ഇതാ.

form_stopped =
    ശരി, അത് ഉണ്ടായിരുന്നതുപോലെ വിട്ടു. തുടരണമെങ്കിൽ എപ്പോൾ വേണമെങ്കിലും ഇവിടെ എഴുതാം.

secret_warning =
    OTP-യോ കാർഡ് നമ്പറോ ചാറ്റിൽ ഒരിക്കലും അയയ്ക്കരുത്, ഞങ്ങൾക്കുപോലും: { $brand } ടീമിലെ ആരും അത് ചോദിക്കില്ല. ആ മെസേജ് നിങ്ങളുടെ ഫോണിൽ നിന്ന് ഡിലീറ്റ് ചെയ്യണേ. നിങ്ങളുടെ ഓർഡറിന് എന്താണ് ചെയ്യേണ്ടത്?

## What she may have meant, as a button

meaning_order_status = ഓർഡർ എവിടെയാണ്
meaning_change_address = അഡ്രസ് മാറ്റണം
meaning_change_delivery_time = വേറെ ദിവസം / സമയം
meaning_cancel_order = ഓർഡർ ക്യാൻസൽ
meaning_return_request = തിരിച്ചയയ്ക്കണം
meaning_refund_status = റീഫണ്ട് എവിടെ
meaning_not_received = സാധനം കിട്ടിയില്ല
meaning_item_problem = സാധനത്തിന് കുഴപ്പം
meaning_payment_failed = പേയ്മെന്റ് പ്രശ്നം
meaning_person = ഒരാളോട് സംസാരിക്കണം
meaning_exchange_request = എക്സ്ചേഞ്ച് വേണം
meaning_return_status = റിട്ടേൺ എവിടെയെത്തി
meaning_change_phone = വേറെ ഫോൺ നമ്പർ
meaning_fake_attempt = ആരും വന്നില്ല
meaning_courier_contact = കൊറിയർ നമ്പർ
meaning_cod_confirm = ഓർഡർ കൺഫേം
meaning_pay_now = ഓൺലൈനായി അടയ്ക്കാം
meaning_amount_due = എത്ര നൽകണം
meaning_cod_available = ക്യാഷ് ഓൺ ഡെലിവറി
meaning_invoice = ബിൽ വേണം
meaning_change_item = സാധനം മാറ്റണം
meaning_return_policy = റിട്ടേൺ നിയമം
meaning_delivery_area = ഇവിടെ ഡെലിവറിയുണ്ടോ
meaning_product_question = സാധനത്തെപ്പറ്റി
meaning_offers = ഓഫറുകൾ
meaning_warranty = വാറന്റി
meaning_reorder = വീണ്ടും ഓർഡർ
meaning_complaint = പരാതിയുണ്ട്
meaning_opt_out = മെസേജ് നിർത്തൂ
meaning_opt_in = മെസേജ് തുടങ്ങൂ
meaning_change_language = വേറെ ഭാഷ
meaning_verify_sender = ഇത് നിങ്ങൾ തന്നെയോ
meaning_my_data = എന്റെ വിവരങ്ങൾ
meaning_delete_data = എന്റെ വിവരം കളയൂ
