"""The small words that tell Marathi from Hindi and English from Hinglish."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MARATHI = _words(
    """
    आहे आहेत आहोत नाही नाहीत माझा माझी माझे माझं माझ्या मला आम्हाला तुम्ही तुमचा तुमची तुमचे तुमच्या तुम्हाला
    काय कुठे कधी कसे कसं कसा कशी का झाला झाली झाले झालं होता होती होते पाहिजे हवा हवी हवे हवं नको करा करू करून
    केला केली केले केलं आला आली आले आलं येईल येणार मिळाला मिळाली मिळाले मिळालं मिळेल आणि पण ते ती तो हे ही हा
    त्या ला चा ची चे च्या मध्ये वर साठी पर्यंत अजून उद्या परवा आज किती कोण द्या सांगा पाठवा दिला दिली दिले
    घ्या घेतला बदला बदलायचा बदलायचे रद्द परत नंतर आधी झालाय आलाय आलेला आलेली इथे तिथे असे असं आता लवकर कृपया
    हवाय पैसे शकता शकतो येत जात होत चुकीचा चुकीची चुकीचे खराब बरोबर चालेल नव्हतो नव्हते कोणीच कोणी
    """
)

HINDI = _words(
    """
    है हैं हूँ हूं था थी थे नहीं मेरा मेरी मेरे मुझे हमें हमारा आप आपका आपकी आपके क्या कहाँ कहां कब कैसे कैसा
    क्यों क्यूं हुआ हुई हुए गया गई गए गयी करना करो करें कर दो दीजिए दें चाहिए और लेकिन वो यह ये वह को का की के
    में पर से तक अभी कल परसों कितना कितने कितनी कौन बताओ बताइए भेजो भेज भेजिए दिया लिया ले रहा रही रहे आया आई
    आए आएगा आयेगा मिला मिली मिलेगा होगा बाद पहले इधर यहाँ अब जल्दी पैसा पैसे सकते सकता गलत ठीक सही कोई भी तो
    ही हो ना मत वाला वाली अपना अपनी अपने किसी बदल वापस रद्द
    """
)

ENGLISH = _words(
    """
    the my is are was were am i i'm im you your it its this that these when where what why how who which will
    would can could should do does did don't dont didn't didnt not no've have has had been be get got give
    want need please tell and but or if for from of on at with about there here any still yet already after
    before they them he she we our us me an as by than then too very some one more again never nobody someone
    anyone said says say show shows showing wrong right come came coming going go make take sent send know
    like love good bad thank thanks
    """
)

HINGLISH = _words(
    """
    mera meri mere mujhe muje mujhko mjhe hame hume hamara humara aap aapka aapki aapke ap apka apki apke tum
    tera kya kyu kyun kyo kyon kab kb kaha kahan kha khan kaise kese kaisa kitna kitne kitni kaun kon kidhar h
    hai hain hn hu hoon hun tha thi thay nahi nahin nhi nai ni mat ho hua hui hue gaya gayi gya gyi gaye karo
    karna krna kro kar kr krdo kardo karke karun karu karwa karao do dedo dijiye dena de diya di lena lo liya
    le chahiye chaiye chahta chahti aur ya lekin magar wo woh ye yeh yaha yahan waha vo ko ka ki ke mein me se
    tak par pe bhi to toh hi na ab abhi kal parso aaj bhai bhaiya yaar yar sir ji bata batao bataiye bolo
    bhejo bhej bheja mil mila mili milega milegi aaya aya ayi aayi aayega ayega aa aana raha rahi rahe rha rhi
    koi kuch kuchh sab bahut bohot thoda jaldi paise paisa wapas vapas galat sahi theek thik accha acha achha
    haan han wala wali wale apna apni apne isko usko iska uska jab tab phir fir agar toot tuta baad pehle ghar
    bilkul matlab samajh rakha rakhna sakta sakte sakti hoga hogi karenge dekho
    """
)

# Words both languages spell alike ("main", "to", "is", "the"): weaker evidence.
SHARED = _words(
    """
    to me is the are main hi do ho us par in he be tab so on sir
    """
)
