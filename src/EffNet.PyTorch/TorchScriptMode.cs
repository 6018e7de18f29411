namespace EffNet.PyTorch;

/// <summary>What a TorchScript archive is for.</summary>
public enum TorchScriptMode
{
    /// <summary>Evaluation: nothing is random, batch norms use their running statistics, and no parameter requires gradients.</summary>
    Evaluation,

    /// <summary>
    /// Training: parameters require gradients, batch norms use the statistics of the batch and update the running ones, dropout and stochastic depth drop; <c>train()</c> and <c>eval()</c>
    /// switch all of it. The <c>state_dict</c> has the names of the network, which are torchvision's.
    /// </summary>
    Training,
}
