## People at the desk

agent_reply =
    { $text }

person_here =
    { $brand } se { $agent } ab aapke saath hain aur upar ki poori baat padh chuke hain.

bot_back =
    Team ka kaam abhi ke liye poora hua. Ab phir main, apne aap jawab dene wala assistant, yahan hoon: jab zaroorat ho likhiye, team se koi bhi kabhi bhi wapas aa sakta hai.

agent_follow_up =
    Namaste, yeh { $brand } hai. Order *{ $number }* ke baare mein aapki baat hum aage badhana chahte hain. Yahan kuch bhi likh dijiye, team se koi jawab dega jise pehle ki poori baat pata hai.

people_away =
    Hamari team abhi nahi hai aur aapka message { $until } ko padhegi. Tab tak aapko kuch nahi karna hai.

help_list =
    Abhi hamari madad kitni kaam aayi? Ek tap kaafi hai, aur ise ek insaan padhta hai.
    .open = Rating dein
    .help_5 = 5, bahut kaam aayi
    .help_4 = 4
    .help_3 = 3
    .help_2 = 2
    .help_1 = 1, kaam nahi aayi

help_ask =
    Hamari team ne abhi aapka sawaal poora kiya. Hamari madad kitni kaam aayi? Ek tap se 1 se 5 ki list khulegi, aur aapka jawab ek insaan padhta hai.
    .rate_help = Rating dein

help_why =
    Maaf kijiye ki yeh achha nahi raha. Main wajah kya thi? Ise ek insaan padhta hai.
    .open = Wajah chunein
    .help_slow = Bahut der lagi
    .help_unsolved = Hal nahi hua
    .help_unkind = Baat karne ka tareeka
    .help_other = Kuch aur

help_thanks =
    Dhanyavaad, isse hamein madad milti hai. Ab aur kuch nahi karna hai.
