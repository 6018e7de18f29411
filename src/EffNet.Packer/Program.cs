using System.Text;

namespace EffNet.Packer;

/// <summary>
/// The program that a build runs for its <c>EffNetWeights</c> items. It checks that weights match their networks and packs them into engines. Its only argument
/// is the path of the request. It prints nothing and exits with 0, or prints one error and exits with 1.
/// </summary>
internal static class Program
{
    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The path of the request.</param>
    public static int Main(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (WeightsStep.Run(PackerRequest.Read(File.ReadAllLines(arguments[0]))) is not { } problem)
            return 0;
        Console.Out.WriteLine(problem);
        return 1;
    }
}
