namespace EffNet.Docs.Tests.Pages;

/// <summary>The words after fences of samples that are checked against the code.</summary>
internal static class SampleLanguage
{
    /// <summary>The language itself.</summary>
    public const string EffNet = "effnet";

    /// <summary>Code that uses generated types.</summary>
    public const string CSharp = "csharp";

    /// <summary>Project files and parts of them.</summary>
    public const string Xml = "xml";

    /// <summary>Any other text. If the comment before the sample names a file, for example <c>results.csv</c>, commands of the page can read it.</summary>
    public const string Text = "text";

    /// <summary>Only commands.</summary>
    public const string Bash = "bash";

    /// <summary>Commands after <c>$ </c>, with their output.</summary>
    public const string Console = "console";
}
