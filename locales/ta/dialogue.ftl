## The conversation itself

clarify =
    நீங்கள் சொல்வதைச் சரியாகப் புரிந்துகொள்ள விரும்புகிறேன். இவற்றில் எதைக் கேட்கிறீர்கள்?

not_an_answer =
    என் கேள்விக்கான பதில் இதில் இன்னும் இல்லை; அந்தக் கேள்வி மீண்டும் இதோ.

form_stopped =
    சரி, அதை இருந்தபடியே விட்டுவிடுகிறேன். தொடர வேண்டும் என்றால் எப்போது வேண்டுமானாலும் இங்கே எழுதுங்கள்.

secret_warning =
    OTP அல்லது கார்டு நம்பரைச் சாட்டில் ஒருபோதும் அனுப்ப வேண்டாம், எங்களுக்கும் கூட: { $brand } சார்பில் யாரும் அவற்றைக் கேட்பதில்லை. அந்த மெசேஜை உங்கள் போனிலிருந்து நீக்கிவிடுங்கள். உங்கள் ஆர்டருக்கு நான் என்ன செய்யட்டும்?

## What she may have meant, as a button

meaning_order_status = என் ஆர்டர் எங்கே
meaning_change_address = முகவரியை மாற்ற
meaning_change_delivery_time = வேறு நாள் / நேரம்
meaning_cancel_order = ஆர்டர் கேன்சல்
meaning_return_request = திருப்பி அனுப்ப
meaning_refund_status = ரீஃபண்ட் எங்கே
meaning_not_received = பொருள் வரவில்லை
meaning_item_problem = பொருளில் பிரச்சனை
meaning_payment_failed = பேமெண்ட் பிரச்சனை
meaning_person = ஒருவரிடம் பேச
meaning_exchange_request = பொருளை எக்ஸ்சேஞ்ச்
meaning_return_status = என் ரிட்டர்ன் எங்கே
meaning_change_phone = வேறு போன் நம்பர்
meaning_fake_attempt = யாரும் வரவில்லை
meaning_courier_contact = கூரியர் தொடர்பு
meaning_cod_confirm = ஆர்டரை உறுதி செய்ய
meaning_pay_now = ஆன்லைன் பேமெண்ட்
meaning_amount_due = எவ்வளவு தர வேண்டும்
meaning_cod_available = கேஷ் ஆன் டெலிவரி
meaning_invoice = பில் வேண்டும்
meaning_change_item = பொருளில் மாற்றம்
meaning_return_policy = ரிட்டர்ன் விதிகள்
meaning_delivery_area = இங்கே டெலிவரியா?
meaning_product_question = பொருளைப் பற்றி
meaning_offers = ஆஃபர்கள்
meaning_warranty = வாரண்டி
meaning_reorder = மீண்டும் ஆர்டர்
meaning_complaint = புகார் சொல்ல
meaning_opt_out = மெசேஜ் நிறுத்த
meaning_opt_in = மெசேஜ் தொடங்க
meaning_change_language = வேறு மொழி
meaning_verify_sender = உண்மையில் நீங்களா
meaning_my_data = என் விவரங்கள்
meaning_delete_data = என் விவரத்தை நீக்க
