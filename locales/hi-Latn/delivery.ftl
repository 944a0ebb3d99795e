## On its way

shipped =
    Achhi khabar: order *{ $number }* aapki taraf nikal chuka hai.

    Aakhri location: { $place }.
    Delivery ka andaaza: { $range }.
    Aage kya hoga: yeh ek hub se doosre hub jayega, aur ek-do din tak naya scan na dikhna aam baat hai.
    Agla update: delivery ke liye nikalte hi, aur { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.

out_for_delivery =
    Order *{ $number }* aaj delivery ke liye nikal gaya hai.

    Delivery par dena hai: { $amount }. Please paise taiyaar rakhein, ho sake toh poore-poore.
    Please phone apne paas rakhein, courier call kar sakta hai. Aaj na ho paye, toh hum aapse yahin koi behtar din poochenge.

out_for_delivery_paid =
    Order *{ $number }* aaj delivery ke liye nikal gaya hai. Iska payment ho chuka hai, isliye delivery par koi paisa na dein.

    Please phone apne paas rakhein, courier call kar sakta hai. Aaj na ho paye, toh hum aapse yahin koi behtar din poochenge.

ready_to_collect =
    Order *{ $number }* courier ke center par aapke lene ke liye taiyaar hai.

    Jagah: { $place }. Please ise jaldi le lein aur koi ID card saath le jaayein.
    Wahan dena hai: { $amount }.
    Agla update: { $next_by } tak zaroor.

collect_reminder =
    Order *{ $number }* ab bhi courier ke center par aapke liye rakha hai. Kuch din baad yeh hamare paas wapas aa jayega.

    Jagah: { $place }. Please koi ID card saath le jaayein. Wahan dena hai: { $amount }.
    Wahan jaana mushkil ho, toh yahin reply karein, hamari team koi aur raasta nikalegi.
    Agla update: { $next_by } tak zaroor.

no_news =
    Order *{ $number }* ka update, jaisa humne vaada kiya tha: { $now }

    Iska matlab: { $meaning }
    Delivery ka andaaza: { $range }.
    Agla update: { $next_by } tak zaroor. Abhi aapko kuch nahi karna hai.
