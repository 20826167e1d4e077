//! Discord's limits, each with its source in <https://docs.discord.com/developers>.

/// Characters of all text displays of a message together ("Components reference", text display).
pub const MESSAGE_TEXT: usize = 4000;
/// Components of a message, nested ones counted ("Components reference", "Using Message Components").
pub const COMPONENTS: usize = 40;
/// Bytes of a `custom_id` ("Components reference", "Custom ID"; characters there, bytes here to be safe).
pub const CUSTOM_ID: usize = 100;
/// Characters of a button's label ("Components reference", button).
pub const BUTTON_LABEL: usize = 80;
/// Buttons in an action row ("Components reference", action row).
pub const ROW_BUTTONS: usize = 5;
/// Options of a string select ("Components reference", string select).
pub const SELECT_OPTIONS: usize = 25;
/// Characters of an option's label, value or description ("Components reference", string select).
pub const OPTION_TEXT: usize = 100;
/// Characters of a select's placeholder ("Components reference", string select).
pub const PLACEHOLDER: usize = 150;
/// Choices of an autocomplete ("Receiving and Responding", autocomplete).
pub const CHOICES: usize = 25;
/// Characters of a choice's name or value ("Application commands", option choice).
pub const CHOICE_TEXT: usize = 100;
/// Characters of a form's title ("Receiving and Responding", modal).
pub const FORM_TITLE: usize = 45;
/// Characters of a command's or option's description ("Application commands", command object).
pub const DESCRIPTION: usize = 100;
/// Characters of a command's or option's name ("Application commands", naming).
pub const COMMAND_NAME: usize = 32;
/// Options of a command, and of a subcommand ("Application commands", command object).
pub const COMMAND_OPTIONS: usize = 25;
/// Characters that an option takes at most here; Discord allows 6000, no question needs them.
pub const OPTION_LENGTH: usize = 1000;
/// Characters of what is said of a picture ("Message resource", attachment object).
pub const ALT_TEXT: usize = 1024;
/// Characters of a message's nonce ("Message resource", create message).
pub const NONCE: usize = 25;
/// Messages that Discord gives of a channel at once ("Message resource", get channel messages).
pub const MESSAGES: usize = 100;
