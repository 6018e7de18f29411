using System.CommandLine;

namespace EffNet.Cli.Commands;

/// <summary><c>effnet weights</c>: the public checkpoints that fit networks of the shipped families, and files of weights.</summary>
internal static class WeightsCommand
{
    private const string Summary = "Lists and downloads public ImageNet weights, and shows what files of weights contain.";

    private const string Details =
        """
        Examples:
          effnet weights list
          effnet weights list --network EfficientNetB0
          effnet weights get efficientnet_b0.imagenet1k_v1
          effnet weights show model.safetensors

        Output:
          See 'effnet weights COMMAND --help'.

        Exit codes:
          0  success
          1  a requested file or checkpoint is not available
          2  the command line has errors

        """;

    /// <summary>Creates the command and its subcommands.</summary>
    public static Command Create() => new TaughtCommand("weights", Summary, Details) { WeightsListCommand.Create(), WeightsGetCommand.Create(), WeightsShowCommand.Create() };
}
