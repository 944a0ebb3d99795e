## People at the desk

agent_reply =
    { $text }

person_here =
    { $agent } from { $brand } is with you now and has read everything above.

bot_back =
    My colleague has finished for now. I am the automatic assistant again: there is nothing more to do, and a colleague can come back at any time; just write here.

agent_follow_up =
    This is { $brand }. We want to go on with your question about order *{ $number }*. Please write here, and a person who knows what was said before answers you.

people_away =
    Our team is away now and reads your message on { $until }. There is nothing more you need to do.

help_list =
    How helpful were we just now? One tap is enough, and a person reads it.
    .open = Rate our help
    .help_5 = 5, very helpful
    .help_4 = 4
    .help_3 = 3
    .help_2 = 2
    .help_1 = 1, not helpful

help_ask =
    Our team has just closed your question. How helpful were we? One tap opens the scale from 1 to 5, and a person reads your answer.
    .rate_help = Rate our help

help_why =
    I am sorry that it was not good. What was the main reason? A person reads it.
    .open = Choose a reason
    .help_slow = It took too long
    .help_unsolved = Not solved
    .help_unkind = Not friendly
    .help_other = Something else

help_thanks =
    Thank you, that helps us. There is nothing more to do.
