## The tracking page

page_title = Order { $number }
page_headline = Your order { $number } is { $now }
page_talk = Anything unclear? Write to us on WhatsApp, in the chat this link came from.
page_gone_title = This link has ended
page_gone = It does not lead to an order of ours any more. Write to us on WhatsApp and we tell you where your order is.
