## The tracking page

page_title = অর্ডার { $number }
page_headline = আপনার অর্ডার { $number }: { $now }
page_talk = কিছু বুঝতে অসুবিধা হচ্ছে? WhatsApp-এ আমাদের লিখুন, যে চ্যাট থেকে এই লিংক এসেছে সেখানেই।
page_gone_title = এই লিংকের মেয়াদ শেষ
page_gone = এই লিংকে আমাদের আর কোনো অর্ডার খোলে না। WhatsApp-এ আমাদের লিখুন, আপনার অর্ডার কোথায় জানিয়ে দেব।
