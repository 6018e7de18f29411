using System.Text;
using EffNet;

namespace Classify;

/// <summary>Writes the results in the requested format.</summary>
internal static class Results
{
    public const string Table = "table";
    public const string Csv = "csv";
    public const string Json = "json";

    public static void Write(IReadOnlyList<FilePrediction> answers, ClassifySettings settings)
    {
        if (settings.Output is null)
        {
            Write(answers, settings, Console.Out, Console.IsOutputRedirected);
            return;
        }

        using var file = new StreamWriter(settings.Output, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Write(answers, settings, file, isFile: true);
    }

    private static void Write(IReadOnlyList<FilePrediction> answers, ClassifySettings settings, TextWriter output, bool isFile)
    {
        // Paths are relative to the folder and use the same separator on all systems.
        var named = answers.Select(answer => answer with { Path = Path.GetRelativePath(settings.Folder, answer.Path).Replace('\\', '/') });
        switch (settings.Format)
        {
            case Csv:
                CsvResults.Write(named, output);
                break;
            case Json:
                JsonResults.Write(named, output);
                break;
            default:
                TableResults.Write(named, output, isFile);
                break;
        }
    }
}
