using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary>The argument that <c>emit</c> and <c>describe</c> share. A string, because messages repeat it as the user wrote it.</summary>
internal static class FileArgument
{
    /// <summary>The one file a command works on.</summary>
    public static Argument<string> One()
    {
        var file = new Argument<string>("FILE") { Description = "The .effnet file." };
        file.Validators.Add(PathValidation.Check);
        return file;
    }

    /// <summary>Any number of files, at least one.</summary>
    public static Argument<string[]> Many()
    {
        var files = new Argument<string[]>("FILE") { Description = "The .effnet files.", Arity = ArgumentArity.OneOrMore };
        files.Validators.Add(PathValidation.Check);
        return files;
    }
}
