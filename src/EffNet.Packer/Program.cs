using System.Text;

namespace EffNet.Packer;

/// <summary>
/// What a build runs for its <c>EffNetWeights</c>: it checks that they fit their networks, and packs them into engines. The only argument is the file of the request. It prints nothing and exits with
/// 0, or prints one error and exits with 1.
/// </summary>
internal static class Program
{
    /// <summary>Runs it.</summary>
    /// <param name="arguments">The file of the request.</param>
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
