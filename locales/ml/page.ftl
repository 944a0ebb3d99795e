## The tracking page

page_title = ഓർഡർ { $number }
page_headline = നിങ്ങളുടെ ഓർഡർ { $number }: { $now }
page_talk = എന്തെങ്കിലും സംശയമുണ്ടോ? ഈ ലിങ്ക് വന്ന WhatsApp ചാറ്റിൽ ഞങ്ങൾക്ക് എഴുതൂ.
page_gone_title = ഈ ലിങ്ക് ഇപ്പോൾ ഇല്ല
page_gone = ഇത് ഇനി ഞങ്ങളുടെ ഒരു ഓർഡറിലേക്കും പോകുന്നില്ല. WhatsApp-ൽ എഴുതൂ, നിങ്ങളുടെ ഓർഡർ എവിടെയാണെന്ന് ഞങ്ങൾ പറയാം.
