namespace EffNet.Cli;

/// <summary>Formats messages of the libraries' exceptions for users who do not know C#.</summary>
internal static class ExceptionText
{
    /// <summary>Returns the message without the name of a parameter, because a user of the command line does not know parameters.</summary>
    /// <param name="exception">The exception.</param>
    public static string Of(Exception exception) => exception is ArgumentException { ParamName: { } name }
        ? exception.Message.Replace($" (Parameter '{name}')", string.Empty, StringComparison.Ordinal)
        : exception.Message;
}
