using System.CommandLine;
using EffNet.Cli.Completion;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet completion</c>: prints a script with which a shell completes the tool's command lines. The script requires no other program.</summary>
internal static class CompletionCommand
{
    private const string Summary = "Prints a script that completes command lines in a shell.";

    private const string Details =
        """
        The script calls the tool to complete commands, options, files, and the names of variants and families in a file.

        Examples:
          effnet completion bash >> ~/.bashrc
          effnet completion zsh > ~/.zfunc/_effnet
          effnet completion fish > ~/.config/fish/completions/effnet.fish
          effnet completion pwsh >> $PROFILE

        Output:
          The script. A comment at its beginning shows how to activate it in the current shell, and permanently.

        Exit codes:
          0  the script is printed
          2  the command line has errors, or there is no script for the shell

        """;

    /// <summary>Creates the command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", CompletionScript.Shells)}." };
        shell.CompletionSources.Add([.. CompletionScript.Shells]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && !CompletionScript.Shells.Contains(name))
                result.AddError(UnknownOption.ProblemOf(name, result) ?? $"Unknown shell '{name}'; expected one of {string.Join(", ", CompletionScript.Shells)}.");
        });
        var command = new TaughtCommand("completion", Summary, Details) { shell };
        command.SetAction(result =>
        {
            result.InvocationConfiguration.Output.Write(CompletionScript.For(result.GetRequiredValue(shell)));
            return ExitCode.Success;
        });
        return command;
    }
}
