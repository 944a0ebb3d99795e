## The conversation itself

clarify =
    બરાબર સમજાયું છે કે નહીં તેની ખાતરી કરવી છે. આમાંથી તમે શું કહેવા માંગો છો?

not_an_answer =
    આમાં મારા સવાલનો જવાબ હજુ નથી મળ્યો; સવાલ ફરી અહીં છે.

form_stopped =
    ભલે, જેમ હતું તેમ જ રહેવા દઉં છું. આગળ વધારવા ગમે ત્યારે અહીં લખો.

secret_warning =
    OTP કે કાર્ડ નંબર ક્યારેય ચેટમાં ન મોકલશો, અમને પણ નહીં: { $brand } માંથી કોઈ તે માંગતું નથી. તે મેસેજ તમારા ફોનમાંથી કાઢી નાખો. તમારા ઓર્ડર માટે શું મદદ કરું?

## What she may have meant, as a button

meaning_order_status = મારો ઓર્ડર ક્યાં છે
meaning_change_address = સરનામું બદલવું છે
meaning_change_delivery_time = બીજો દિવસ કે સમય
meaning_cancel_order = ઓર્ડર કેન્સલ કરવો
meaning_return_request = વસ્તુ પાછી આપવી છે
meaning_refund_status = રિફંડ ક્યાં છે
meaning_not_received = પાર્સલ નથી મળ્યું
meaning_item_problem = વસ્તુમાં ગરબડ
meaning_payment_failed = પેમેન્ટમાં ગરબડ
meaning_person = કોઈ સાથે વાત કરવી
meaning_exchange_request = વસ્તુ બદલાવવી છે
meaning_return_status = રિટર્ન ક્યાં છે
meaning_change_phone = બીજો ફોન નંબર
meaning_fake_attempt = કોઈ આવ્યું નથી
meaning_courier_contact = કુરિયરનો નંબર
meaning_cod_confirm = ઓર્ડર કન્ફર્મ કરવો
meaning_pay_now = ઓનલાઇન પેમેન્ટ
meaning_amount_due = કેટલા આપવાના
meaning_cod_available = કેશ ઓન ડિલિવરી
meaning_invoice = બિલ જોઈએ છે
meaning_change_item = ઓર્ડરમાં ફેરફાર
meaning_return_policy = રિટર્નના નિયમ
meaning_delivery_area = અહીં ડિલિવરી થાય?
meaning_product_question = વસ્તુ વિશે સવાલ
meaning_offers = ઓફર
meaning_warranty = વોરંટી
meaning_reorder = ફરી ઓર્ડર
meaning_complaint = ફરિયાદ કરવી છે
meaning_opt_out = મેસેજ બંધ કરો
meaning_opt_in = મેસેજ ચાલુ કરો
meaning_change_language = બીજી ભાષા
meaning_verify_sender = ખરેખર તમે જ છો
meaning_my_data = મારી શી માહિતી છે
meaning_delete_data = મારી માહિતી કાઢો
