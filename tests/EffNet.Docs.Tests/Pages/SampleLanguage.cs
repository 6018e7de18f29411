namespace EffNet.Docs.Tests.Pages;

/// <summary>The words behind fences whose samples are held against the code.</summary>
internal static class SampleLanguage
{
    /// <summary>The language itself.</summary>
    public const string EffNet = "effnet";

    /// <summary>What uses generated types.</summary>
    public const string CSharp = "csharp";

    /// <summary>Project files and parts of them.</summary>
    public const string Xml = "xml";

    /// <summary>Anything else. If the comment before it names a file, commands of the page can read it: <c>results.csv</c>.</summary>
    public const string Text = "text";

    /// <summary>Commands, and nothing else.</summary>
    public const string Bash = "bash";

    /// <summary>Commands behind <c>$ </c>, and what they print.</summary>
    public const string Console = "console";
}
